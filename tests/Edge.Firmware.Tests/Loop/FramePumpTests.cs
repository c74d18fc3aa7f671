using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.DigitReader;
using Edge.Firmware.Tests.Fakes;

namespace Edge.Firmware.Tests.Loop;

/// <summary>Proves how frames come from a camera that runs by itself: the newest or all of them, and what a camera that stalls does to the loop.</summary>
public class FramePumpTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void Of_a_live_camera_the_newest_frame_is_read_and_the_older_ones_are_counted_as_dropped()
    {
        using var ready = new SemaphoreSlim(0);
        long captured = 0;
        using var camera = new ScriptedCamera(FrameFlow.Live, (call, frame, token) =>
        {
            // Ten frames at once, then one each time the display allows it.
            if (call >= 10)
                ready.Wait(token);
            frame.Pixels[0] = (byte)call;
            Interlocked.Increment(ref captured);
            return true;
        });
        var shown = new List<int>();
        using var display = new ActionDisplay(reading =>
        {
            if (shown.Count == 0)
                SpinWait.SpinUntil(() => Interlocked.Read(ref captured) == 10);
            // The tenth may be on its way still.
            Thread.Sleep(Soon);
            shown.Add(reading.Frame.Pixels[0]);
            ready.Release();
        });
        var loop = new ReaderLoop(camera, new FakeClassifier(0.9f), display, new ReaderOptions { Limit = 3 });
        loop.Run(CancellationToken.None);

        Assert.Equal(3, shown.Count);
        Assert.Equal(9, shown[1]);
        Assert.Equal(10, shown[2]);
        Assert.Equal(8 - shown[0], loop.Counters.Dropped - shown[0]);
    }

    [Fact]
    public void Of_a_queued_stream_every_frame_is_read_in_order()
    {
        using var camera = new ScriptedCamera(FrameFlow.Queued, (call, frame, _) =>
        {
            frame.Pixels[0] = (byte)call;
            return call < 200;
        });
        var shown = new List<int>();
        using var display = new ActionDisplay(reading => shown.Add(reading.Frame.Pixels[0]));
        var loop = new ReaderLoop(camera, new FakeClassifier(0.9f), display);
        loop.Run(CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, 200), shown);
        Assert.Equal(0, loop.Counters.Dropped);
    }

    [Fact]
    public void A_camera_that_stalls_is_a_message_and_then_goes_on()
    {
        using var camera = new ScriptedCamera(FrameFlow.Live, (call, _, token) =>
        {
            if (call == 1)
            {
                token.WaitHandle.WaitOne();
                token.ThrowIfCancellationRequested();
            }
            return call < 4;
        });
        using var display = new ActionDisplay(_ => { });
        var loop = new ReaderLoop(camera, new FakeClassifier(0.9f), display, new ReaderOptions { StallTimeout = Soon }, time: new NoWaitTime());
        loop.Run(CancellationToken.None);
        Assert.Equal("Expected a frame of the camera 'scripted' within 0.05 s, got none; check its cable and that no other program uses it.", display.LastMessage);
        Assert.Equal(1, loop.Counters.Faults);
        Assert.InRange(loop.Counters.Frames, 2, 3);
    }

    [Fact]
    public async Task A_camera_that_obeys_nothing_does_not_keep_the_loop_from_ending()
    {
        using var never = new ManualResetEventSlim();
        using var camera = new ScriptedCamera(FrameFlow.Live, (_, _, _) =>
        {
            never.Wait(CancellationToken.None);
            return false;
        });
        using var display = new ActionDisplay(_ => { });
        using var cancel = new CancellationTokenSource(Soon);
        var loop = new ReaderLoop(camera, new FakeClassifier(0.9f), display);
        long start = Stopwatch.GetTimestamp();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => loop.Run(cancel.Token)));
        // Not the watchdog's 15 seconds: the cancelled token ends it.
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(12));
        never.Set();
    }

    [Fact]
    public void A_fault_of_the_program_itself_is_not_hidden()
    {
        using var camera = new ScriptedCamera(FrameFlow.Live, (_, _, _) => throw new InvalidOperationException("a bug"));
        using var display = new ActionDisplay(_ => { });
        Assert.Equal("a bug", Assert.Throws<InvalidOperationException>(() => new ReaderLoop(camera, new FakeClassifier(0.9f), display).Run(default)).Message);
    }
}
