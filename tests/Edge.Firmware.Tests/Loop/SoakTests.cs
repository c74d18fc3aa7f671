using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Edge.DigitReader;
using Edge.DigitReader.Voting;
using Edge.Firmware.Tests.Fakes;
using Edge.Vision;

namespace Edge.Firmware.Tests.Loop;

/// <summary>Proves that the loop runs on for 100,000 frames whatever the camera does, and that neither frames nor faults leave anything in memory.</summary>
[Collection(Alone.Name)]
public class SoakTests
{
    private const int Frames = 100_000;
    private const int WarmFrames = 20_000;

    // Room for what the runtime itself does meanwhile, such as tiered compilation; a leak of one byte a frame is more.
    private const long Flat = 64 * 1024;

    [Theory]
    [InlineData(FrameFlow.Live)]
    [InlineData(FrameFlow.Queued)]
    public void A_hundred_thousand_frames_with_faults_leave_memory_flat(FrameFlow flow)
    {
        using var shownOne = new AutoResetEvent(false);
        // A live camera runs ahead of the loop now and then, as a real one does, and not all the time, which would take a processor.
        var script = new FaultScript(seed: 7, () => _ = flow == FrameFlow.Live && shownOne.WaitOne(millisecondsTimeout: 1));
        using var camera = new ScriptedCamera(flow, script.Read);
        long warm = 0, most = 0, shown = 0;
        using var display = new ActionDisplay(reading =>
        {
            shown++;
            shownOne.Set();
            if (reading.Index < WarmFrames || reading.Index % 10_000 != 0)
                return;
            long now = GC.GetTotalMemory(forceFullCollection: true);
            if (warm == 0)
                warm = now;
            most = Math.Max(most, now);
        });
        var options = new ReaderOptions
        {
            Limit = Frames,
            MaxDigits = 8,
            Voting = new VotingRule(),
            MaxFaults = int.MaxValue,
            StallTimeout = TimeSpan.FromMilliseconds(15),
        };
        var loop = new ReaderLoop(camera, new FakeClassifier(0.9f), display, options, time: new NoWaitTime());
        loop.Run(CancellationToken.None);

        Assert.Equal((Frames, Frames), (loop.Counters.Frames, shown));
        Assert.True(script.Short > 500 && script.Unplugged > 500 && script.Stalls > 10 && script.Garbage > 500, "the script made too few faults");
        // Those that are under way when the limit is reached are nobody's any more.
        Assert.InRange(loop.Counters.Faults, script.Short + script.Unplugged + script.Stalls - 2, script.Short + script.Unplugged + script.Stalls);
        Assert.True(flow == FrameFlow.Live || loop.Counters.Dropped == 0, $"{loop.Counters.Dropped} frames of a queue were dropped");
        Assert.True(most - warm < Flat, $"memory grew from {warm} to {most} bytes");
    }

    [Theory]
    [InlineData(FrameFlow.OnDemand)]
    [InlineData(FrameFlow.Queued)]
    [InlineData(FrameFlow.Live)]
    public void A_frame_allocates_nothing_on_either_thread(FrameFlow flow)
    {
        const int Window = 200, Windows = 10;
        List<long> reads = new(Window * Windows * 10), shows = new(Window * Windows);
        using var camera = new ScriptedCamera(flow, (call, frame, _) =>
        {
            ScriptedCamera.Draw(frame, 10 + (int)(call % 20));
            if (flow == FrameFlow.Live)
                Thread.Sleep(0);
            if (reads.Count < reads.Capacity)
                reads.Add(GC.GetAllocatedBytesForCurrentThread());
            return true;
        });
        using var display = new ActionDisplay(_ => shows.Add(GC.GetAllocatedBytesForCurrentThread()));
        var options = new ReaderOptions { Limit = Window * Windows, MaxDigits = 8, Voting = new VotingRule() };
        using var cancel = new CancellationTokenSource();
        new ReaderLoop(camera, new FakeClassifier(0.9f), display, options).Run(cancel.Token);

        // A collection can make the runtime count the rest of a thread's buffer; what a frame allocates it allocates in every window.
        Assert.Equal(0, Fewest(reads, Window));
        Assert.Equal(0, Fewest(shows, Window));
    }

    private static long Fewest(List<long> readings, int window) =>
        Enumerable.Range(1, (readings.Count / window) - 1).Min(i => readings[((i + 1) * window) - 1] - readings[i * window]);

    /// <summary>What the camera does at each call, drawn by lot from a seed.</summary>
    private sealed class FaultScript(int seed, Action pace)
    {
        private readonly Random _random = new(seed);
        private int _unpluggedFor;

        public long Short { get; private set; }

        public long Unplugged { get; private set; }

        public long Stalls { get; private set; }

        public long Garbage { get; private set; }

        public bool Read(long call, GrayImage frame, CancellationToken cancellationToken)
        {
            if (_unpluggedFor > 0)
            {
                _unpluggedFor--;
                Unplugged++;
                throw new System.IO.IOException("No such device");
            }
            switch (_random.Next(10_000))
            {
                case < 100:
                    Short++;
                    throw new CameraException($"Expected {frame.Pixels.Length} bytes, got {_random.Next(frame.Pixels.Length)}; check the cable.");
                case < 250:
                    Garbage++;
                    _random.NextBytes(frame.Pixels);
                    return true;
                case < 254:
                    _unpluggedFor = _random.Next(1, 120);
                    goto default;
                case < 256:
                    Stalls++;
                    cancellationToken.WaitHandle.WaitOne();
                    cancellationToken.ThrowIfCancellationRequested();
                    return true;
                default:
                    pace();
                    ScriptedCamera.Draw(frame, 10 + (int)(call / 50 % 20));
                    return true;
            }
        }
    }
}
