using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Edge.Device.Tests.Fakes;
using Edge.Nano;
using Edge.RaspberryPi.Screen;

namespace Edge.Device.Tests.RaspberryPi;

public sealed class TerminalDisplayTests : IDisposable
{
    private readonly StringWriter _text = new(CultureInfo.InvariantCulture);

    [Fact]
    public void A_reading_is_frame_label_and_bars()
    {
        using var display = new TerminalDisplay(_text);
        display.Show(Readings.Seven());
        string[] lines = Lines();

        Assert.Equal(TerminalDisplay.FrameRows + 1, lines.Length);
        Assert.All(lines.SkipLast(1), l => Assert.Equal(new string(' ', 28) + new string('@', 28), l[..TerminalDisplay.FrameColumns]));
        for (int y = 0; y < DigitFont.Height; y++)
            Assert.Equal(string.Concat(Enumerable.Range(0, DigitFont.Width).Select(x => DigitFont.IsDot(7, x, y) ? "##" : "  ")), lines[y][58..68]);
        Assert.Equal("7 ############      75 %", lines[DigitFont.Height + 1 + 7][58..]);
        Assert.Equal("camera  vision 2.5 ms, network 0.3 ms", lines[^1]);
        Assert.All(lines, l => Assert.True(l.Length <= 100, l));
    }

    [Fact]
    public void It_is_cleared_once_and_then_drawn_over()
    {
        using var display = new TerminalDisplay(_text);
        display.Show(Readings.Seven());
        display.IsFrozen = true;
        display.Show(Readings.Nothing());
        Assert.Equal(2, _text.ToString().Split("\e[H").Length - 1);
        Assert.Single(Regex.Matches(_text.ToString(), "\e\\[2J"));
        Assert.Contains("HOLD  camera", _text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_takes_the_screen()
    {
        using var display = new TerminalDisplay(_text);
        display.ShowMessage("Expected a frame, got none.");
        Assert.Equal(["Expected a frame, got none."], Lines());
        Assert.EndsWith("\e[J", _text.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _text.Dispose();

    private string[] Lines() => Regex.Replace(_text.ToString(), "\e\\[[0-9]*[A-Za-z]", "").Split("\r\n");
}
