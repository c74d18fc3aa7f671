using System;
using System.Linq;

namespace Edge.Reports.Tests;

/// <summary>Ticks are round numbers that enclose the values, and stand where their values stand.</summary>
public sealed class AxisTests
{
    [Theory]
    [InlineData(0, 100, "0 20 40 60 80 100")]
    [InlineData(0, 0.0015, "0 0.0005 0.001 0.0015")]
    [InlineData(-0.37, 0.52, "\u22120.4 \u22120.2 0 0.2 0.4 0.6")]
    [InlineData(0, 12345, "0 5,000 10,000 15,000")]
    [InlineData(3, 3, "3 4")]
    [InlineData(0, 0, "0 0.2")]
    public void Linear(double least, double most, string labels)
    {
        var axis = Axis.Linear("x", least, most);
        Assert.Equal(labels, Labels(axis));
        Assert.Equal((0.0, 1.0), (axis.Ticks[0].Place, axis.Ticks[^1].Place));
        Assert.InRange(least, axis.Low, axis.High);
        Assert.InRange(most, axis.Low, axis.High);
    }

    [Theory]
    [InlineData(0.011, 0.45, "0.01 0.02 0.05 0.1 0.2 0.5")]
    [InlineData(1.5e-5, 3e-3, "1e\u22125 2e\u22125 5e\u22125 0.0001 0.0002 0.0005 0.001 0.002 0.005")]
    [InlineData(2e-6, 3e-3, "1e\u22126 1e\u22125 0.0001 0.001 0.01")]
    [InlineData(1e-6, 1e-3, "1e\u22126 1e\u22125 0.0001 0.001")]
    [InlineData(0.2, 0.2, "0.2 0.5")]
    public void Logarithmic(double least, double most, string labels)
    {
        var axis = Axis.Logarithmic("x", least, most);
        Assert.Equal(labels, Labels(axis));
        Assert.Equal((0.0, 1.0), (axis.Ticks[0].Place, axis.Ticks[^1].Place));
    }

    [Fact]
    public void AccuracySpreadsWhatIsNear100()
    {
        var axis = Axis.Accuracy("%", 86, 99.71);
        Assert.Equal("80 90 95 98 99 99.5 99.8", Labels(axis));
        Assert.Equal(axis.Place(99) - axis.Place(90), axis.Place(99.9 - 0.1) - axis.Place(98), 9);
        Assert.Equal((0.0, 1.0), (axis.Place(10), axis.Place(100)));
    }

    [Theory]
    [InlineData(1, "1")]
    [InlineData(5, "1 2 3 4 5")]
    [InlineData(40, "1 5 10 15 20 25 30 35 40")]
    public void Epochs(int count, string labels) => Assert.Equal(labels, Labels(Axis.Epochs(count)));

    [Theory]
    [InlineData(-127.5, 127.5, "\u2212100 0 100")]
    [InlineData(0, 8.71, "0 2 4 6 8")]
    [InlineData(0.1, 0.11, "0.1 0.102 0.104 0.106 0.108 0.11")]
    public void Between(double low, double high, string labels)
    {
        var axis = Axis.Between("x", low, high);
        Assert.Equal(labels, Labels(axis));
        Assert.Equal((0.0, 1.0), (axis.Place(low), axis.Place(high)));
    }

    [Theory]
    [InlineData(0, "0 1")]
    [InlineData(1, "0 1")]
    [InlineData(120, "0 1 10 100")]
    [InlineData(12_345_678, "0 100 10,000 1 M")]
    public void CountsHaveRoomForOneBesideMillions(long most, string labels)
    {
        var axis = Axis.Counts("n", most);
        Assert.Equal(labels, Labels(axis));
        Assert.Equal((0.0, 1.0), (axis.Place(0), axis.Place(Math.Max(most, 1))));
        Assert.True(axis.Place(1) > 0);
    }

    private static string Labels(Axis axis) => string.Join(' ', axis.Ticks.Select(t => t.Label));
}
