using System.Globalization;
using Edge.Nano;

namespace Edge.Device.Tests.Nano.Serial;

/// <summary>Lines of answers, put together without strings.</summary>
public class LineWriterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(-10)]
    [InlineData(1234567890123)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Numbers_are_decimal(long number)
    {
        var line = new FakeLine();
        new LineWriter(line).Add("n=").Add(number).Add(";").End();
        Assert.Equal("n=" + number.ToString(CultureInfo.InvariantCulture) + ";", Assert.Single(line.Lines));
    }

    [Fact]
    public void A_line_is_cut_at_its_end_and_the_next_one_is_whole()
    {
        var line = new FakeLine();
        var writer = new LineWriter(line);
        writer.Add(new string('a', 1000)).End();
        writer.Add("b").End();
        Assert.Equal([new string('a', LineWriter.Capacity - 14), "b"], line.Lines);
    }
}
