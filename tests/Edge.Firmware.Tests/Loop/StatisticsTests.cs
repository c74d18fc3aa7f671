using System;
using System.Linq;
using System.Threading;
using Edge.DigitReader;
using Edge.DigitReader.Statistics;
using Edge.Firmware.Tests.Fakes;
using Edge.Vision;

namespace Edge.Firmware.Tests.Loop;

/// <summary>Proves the figures of the reader: rates, percentiles, counts of frames and digits, and which digit is the main one.</summary>
public class StatisticsTests
{
    [Fact]
    public void A_rate_is_taken_over_the_latest_events()
    {
        var time = new StepTime();
        var meter = new RateMeter(time);
        Assert.Equal(0, meter.PerSecond);
        meter.Add();
        Assert.Equal(0, meter.PerSecond);
        for (int i = 0; i < 100; i++)
        {
            time.Step(TimeSpan.FromMilliseconds(500));
            meter.Add();
        }
        Assert.Equal(2, meter.PerSecond, 6);
        for (int i = 0; i < RateMeter.Window; i++)
        {
            time.Step(TimeSpan.FromMilliseconds(40));
            meter.Add();
        }
        Assert.Equal(25, meter.PerSecond, 6);
    }

    [Fact]
    public void Percentiles_are_those_of_the_latest_times()
    {
        var recorder = new LatencyRecorder();
        Assert.Equal(TimeSpan.Zero, recorder.Percentile(50));
        for (int i = LatencyRecorder.Capacity + 1000; i > 0; i--)
            recorder.Add(TimeSpan.FromTicks(i));
        Assert.Equal(LatencyRecorder.Capacity / 2, recorder.Percentile(50).Ticks);
        Assert.Equal(LatencyRecorder.Capacity, recorder.Percentile(100).Ticks);
        Assert.Equal(1, recorder.Percentile(0).Ticks);
        Assert.Throws<ArgumentOutOfRangeException>(() => recorder.Percentile(101));
    }

    [Fact]
    public void The_loop_counts_frames_digits_and_every_time()
    {
        using var camera = new ScriptedCamera(FrameFlow.Queued, (call, frame, _) =>
        {
            Array.Fill(frame.Pixels, (byte)220);
            if (call % 2 == 0)
                ScriptedCamera.Draw(frame, 20);
            return call < 10;
        });
        using var display = new ActionDisplay(_ => { });
        var loop = new ReaderLoop(camera, new FakeClassifier(0.9f), display, new ReaderOptions { MaxDigits = 4 });
        loop.Run(CancellationToken.None);
        ReaderCounters c = loop.Counters;
        Assert.Equal((10, 5, 5, 5, 5, 0), (c.Frames, c.Found, c.Answered, c.Digits, c.AnsweredDigits, c.Labelled));
        Assert.Equal((10, 10, 5, 10), (c.Capture.Count, c.Vision.Count, c.Inference.Count, c.Whole.Count));
        Assert.True(c.Whole.Percentile(0) >= c.Vision.Percentile(0) && c.Vision.Percentile(0) > TimeSpan.Zero);
        Assert.True(c.FrameRate > 0);
    }

    [Theory]
    [InlineData(new int[0], -1)]
    [InlineData(new[] { 30 }, 0)]
    [InlineData(new[] { 10, 30, 25 }, 1)]
    [InlineData(new[] { 22, 30, 40 }, 1)]
    [InlineData(new[] { 29, 30, 40 }, 0)]
    public void The_main_digit_is_the_first_large_one(int[] sides, int expected)
    {
        var reading = new Reading(new GrayImage(200, 50), 10, 4);
        foreach (int side in sides)
            reading.Add()!.Box = new DigitBox(0, 0, side, side);
        Assert.Equal(expected < 0 ? null : reading.Digits[expected], reading.Main);
    }

    [Fact]
    public void A_reading_has_room_for_so_many_digits_and_sorts_them()
    {
        var reading = new Reading(new GrayImage(200, 50), 10, 3);
        foreach ((int line, int x) in new[] { (1, 5), (0, 90), (0, 7) })
            (reading.Add()!.Line, reading.Digits[^1].Box) = (line, new DigitBox(x, 0, 5, 5));
        Assert.Null(reading.Add());
        reading.Sort();
        Assert.Equal([(0, 7), (0, 90), (1, 5)], reading.Digits.ToArray().Select(d => (d.Line, d.Box.X)));
    }

    /// <summary>A clock that a test moves.</summary>
    private sealed class StepTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Step(TimeSpan time) => _ticks += time.Ticks;
    }
}
