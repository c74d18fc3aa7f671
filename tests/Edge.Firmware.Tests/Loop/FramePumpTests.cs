using System;
using System.Collections.Generic;
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
        // Frames 1 to 9 come while frame 0 is shown, frame 10 while frame 9 is: a call that has begun means that the frame before has arrived.
        using var first = new ManualResetEventSlim();
        using var tenth = new ManualResetEventSlim();
        using var eleventh = new ManualResetEventSlim();
        using var letCome = new ManualResetEventSlim();
        using var camera = new ScriptedCamera(FrameFlow.Live, (call, frame, token) =>
        {
            if (call == 1)
                first.Wait(token);
            if (call == 10)
            {
                tenth.Set();
                letCome.Wait(token);
            }
            if (call == 11)
            {
                eleventh.Set();
                token.WaitHandle.WaitOne();
                token.ThrowIfCancellationRequested();
            }
            frame.Pixels[0] = (byte)call;
            return true;
        });
        var shown = new List<int>();
        using var display = new ActionDisplay(reading =>
        {
            shown.Add(reading.Frame.Pixels[0]);
            if (shown.Count == 1)
            {
                first.Set();
                tenth.Wait();
            }
            if (shown.Count == 2)
            {
                letCome.Set();
                eleventh.Wait();
            }
        });
        var options = new ReaderOptions { Limit = 3, StallTimeout = TimeSpan.FromHours(1) };
        var loop = new ReaderLoop(camera, new FakeClassifier(0.9f), display, options);
        loop.Run(CancellationToken.None);

        Assert.Equal([0, 9, 10], shown);
        Assert.Equal(8, loop.Counters.Dropped);
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
        // The watchdog would take an hour: it is the token that ends it.
        var loop = new ReaderLoop(camera, new FakeClassifier(0.9f), display, new ReaderOptions { StallTimeout = TimeSpan.FromHours(1) });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => loop.Run(cancel.Token)));
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
