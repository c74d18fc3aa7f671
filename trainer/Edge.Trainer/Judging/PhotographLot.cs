using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using Edge.Data;
using Edge.Photographs;

namespace Edge.Trainer.Judging;

/// <summary>Made photographs of digits, and as many of something else, each kind as often.</summary>
/// <param name="digits">The digits that they are made from.</param>
/// <param name="setting">How hard they are.</param>
/// <param name="layout">How the digits of a photograph stand.</param>
/// <param name="seed">Another seed makes other photographs.</param>
internal sealed class PhotographLot(ImageSet digits, PhotographSetting setting, Layout layout, long seed)
{
    // A thread takes so many photographs at a time.
    private const int Block = 16;

    private static readonly NonDigitKind[] Kinds = Enum.GetValues<NonDigitKind>();

    /// <summary>Makes them and has them read: first the digits, then the rest. The same for any number of threads.</summary>
    /// <param name="count">Photographs of digits, at least 1.</param>
    /// <param name="makeReader">Makes a thread's reader.</param>
    /// <param name="read">Reads one.</param>
    /// <param name="threads">Threads; null for one a processor.</param>
    /// <param name="done">Told after each photograph; from any thread.</param>
    /// <param name="cancellation">Ends the work.</param>
    public T[] Read<TReader, T>(int count, Func<TReader> makeReader, Func<TReader, Photograph, T> read, int? threads, Action? done, CancellationToken cancellation)
    {
        var results = new T[2 * count];
        Parallel.ForEach(
            Partitioner.Create(0, results.Length, Block),
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount },
            () => (Generator: new PhotographGenerator(digits, setting, seed), Reader: makeReader()),
            (range, _, worker) =>
            {
                for (int i = range.Item1; i < range.Item2; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    Photograph photograph = i < count ? worker.Generator.Digits(i, layout) : worker.Generator.NonDigit(i - count, Kinds[(i - count) % Kinds.Length]);
                    results[i] = read(worker.Reader, photograph);
                    done?.Invoke();
                }
                return worker;
            },
            _ => { });
        return results;
    }
}
