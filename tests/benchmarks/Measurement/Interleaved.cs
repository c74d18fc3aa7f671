using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace Edge.Benchmarks.Measurement;

/// <summary>Measures several things in turn (A B C A B C ...), so that a slow phase of the machine meets them all.</summary>
internal static class Interleaved
{
    private const double TurnMicroseconds = 1000;

    /// <summary>Runs everything in turn; each turn of each is about a millisecond, and each run in it is one sample.</summary>
    /// <param name="actions">What is measured.</param>
    /// <param name="rounds">Rounds, at least 1.</param>
    /// <param name="round">Told each round that is over; may be null.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>A timing for each action.</returns>
    /// <exception cref="OperationCanceledException">It was asked to end.</exception>
    public static Timing[] Measure(IReadOnlyList<Action> actions, int rounds, Action? round, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        int[] runs = WarmUp(actions, cancellation);
        var samples = new double[actions.Count][];
        for (int i = 0; i < samples.Length; i++)
            samples[i] = new double[checked(rounds * runs[i])];
        double microseconds = 1e6 / Stopwatch.Frequency;
        for (int r = 0; r < rounds; r++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int i = 0; i < samples.Length; i++)
            {
                Action action = actions[i];
                // The other's turn left the caches full of its own: one run that does not count.
                action();
                for (int run = r * runs[i]; run < (r + 1) * runs[i]; run++)
                {
                    long start = Stopwatch.GetTimestamp();
                    action();
                    samples[i][run] = (Stopwatch.GetTimestamp() - start) * microseconds;
                }
            }
            round?.Invoke();
        }
        return Array.ConvertAll(samples, Timing.Of);
    }

    // Until the JIT has made its last form of everything; gives the runs of a turn.
    private static int[] WarmUp(IReadOnlyList<Action> actions, CancellationToken cancellation)
    {
        var runs = new int[actions.Count];
        for (int pass = 0; pass < 4; pass++)
        {
            for (int i = 0; i < runs.Length; i++)
            {
                double shortest = double.MaxValue;
                long begin = Stopwatch.GetTimestamp();
                for (int run = 0; run < 2000 && (run < 60 || Stopwatch.GetElapsedTime(begin).TotalMilliseconds < 60); run++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    long start = Stopwatch.GetTimestamp();
                    actions[i]();
                    shortest = Math.Min(shortest, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
                }
                runs[i] = (int)Math.Clamp(TurnMicroseconds / Math.Max(shortest, 1), 1, 1000);
            }
            // The compiler's thread works in the pauses.
            cancellation.WaitHandle.WaitOne(120);
        }
        return runs;
    }
}
