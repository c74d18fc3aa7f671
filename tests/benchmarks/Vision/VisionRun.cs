using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using Edge.Benchmarks.Measurement;
using Edge.DigitReader;
using Edge.Vision;

namespace Edge.Benchmarks.Vision;

/// <summary>Measures vision and the whole reader on frames of 640x480, on one core.</summary>
internal static class VisionRun
{
    private const string LoadFile = "/proc/loadavg";

    // As many as the desktop looks for, and the guesses beside them.
    private const int MostDigits = 64;
    private const int MostCandidates = MostDigits + 32;

    private const int WarmUpRounds = 6;

    // What is measured of each frame.
    private const int Actions = 3;

    /// <summary>Measures.</summary>
    /// <param name="rounds">Rounds.</param>
    /// <param name="round">Told each round that is over; may be null.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static VisionResult Run(int rounds, Action? round, CancellationToken cancellation)
    {
        DateTime date = DateTime.UtcNow;
        string? load = File.Exists(LoadFile) ? File.ReadAllText(LoadFile).Split(' ')[0] : null;
        IReadOnlyList<(string Content, GrayImage[] Frames)> lot = FrameLot.Make();
        ModelClassifier classifier = ShippedModel.MakeClassifier();
        using var pin = new CpuPin();
        var rows = new List<VisionRow>();
        var finder = new DigitFinder(FrameLot.Width, FrameLot.Height);
        var reader = new FrameReader(FrameLot.Width, FrameLot.Height, classifier, new RejectionRule(), MostDigits);
        var candidates = new CandidateList(MostCandidates);
        Timing[] timings = Measure([.. lot.SelectMany(c => c.Frames).SelectMany(f => ActionsOf(f, finder, candidates, reader, classifier.Classes))], rounds, round, cancellation);
        for (int i = 0; i < lot.Count; i++)
        {
            Timing[] own = timings[(i * FrameLot.Frames * Actions)..((i + 1) * FrameLot.Frames * Actions)];
            FrameTiming Of(int action) => FrameTiming.Of([.. own.Where((_, k) => k % Actions == action)]);
            rows.Add(new VisionRow(lot[i].Content, Of(0), Of(1), Of(2), lot[i].Frames.Average(f => Count(f, finder, candidates))));
        }
        return new VisionResult(date, load, Machine.Here(), ShippedModel.Name, FrameLot.Width, FrameLot.Height, FrameLot.Frames, rows);
    }

    // In turn, so that a slow phase of the machine meets all; the frames share their code, which is warm after a few of each.
    private static Timing[] Measure(IReadOnlyList<Action> actions, int rounds, Action? round, CancellationToken cancellation)
    {
        var samples = new double[actions.Count][];
        for (int i = 0; i < samples.Length; i++)
            samples[i] = new double[rounds];
        for (int r = -WarmUpRounds; r < rounds; r++)
        {
            for (int i = 0; i < samples.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                long start = Stopwatch.GetTimestamp();
                actions[i]();
                if (r >= 0)
                    samples[i][r] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            }
            if (r >= 0)
                round?.Invoke();
        }
        return Array.ConvertAll(samples, Timing.Of);
    }

    private static Action[] ActionsOf(GrayImage frame, DigitFinder finder, CandidateList candidates, FrameReader reader, int classes)
    {
        var reading = new Reading(frame, classes, MostDigits);
        return [() => finder.Look(frame, candidates), () => Count(frame, finder, candidates), () => reader.Read(reading)];
    }

    private static int Count(GrayImage frame, DigitFinder finder, CandidateList candidates)
    {
        finder.Look(frame, candidates);
        finder.LookAgain(frame, candidates);
        return candidates.Count;
    }
}
