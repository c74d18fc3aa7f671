using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Data;
using Edge.Inference;
using Edge.Photographs;

namespace Edge.Trainer.Judging;

/// <summary>Shows made photographs to vision and the networks.</summary>
/// <param name="models">Networks from 28x28 pixels to ten digits.</param>
/// <param name="gate">The network that tells digits from other things, or null.</param>
/// <param name="digits">The digits that photographs are made from.</param>
/// <param name="setting">How hard they are.</param>
/// <param name="seed">Another seed makes other photographs.</param>
internal sealed class PhotographJudge(IReadOnlyList<Model> models, Model? gate, ImageSet digits, PhotographSetting setting, long seed)
{
    // A thread takes so many photographs at a time.
    private const int Block = 16;

    private static readonly NonDigitKind[] Kinds = Enum.GetValues<NonDigitKind>();

    /// <summary>Photographs of single digits, then as many of something else, each kind as often, for each network; the same for any number of threads.</summary>
    /// <param name="count">Photographs of digits, at least 1.</param>
    /// <param name="threads">Threads; null for one a processor.</param>
    /// <param name="done">Told after each photograph; from any thread.</param>
    /// <param name="cancellation">Ends the work.</param>
    public JudgedPhotograph[][] Run(int count, int? threads, Action? done, CancellationToken cancellation)
    {
        int total = 2 * count;
        JudgedPhotograph[][] judged = [.. models.Select(_ => new JudgedPhotograph[total])];
        Parallel.ForEach(
            Partitioner.Create(0, total, Block),
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount },
            () => (Generator: new PhotographGenerator(digits, setting, seed), Reader: new PhotographReader(models, gate)),
            (range, _, worker) =>
            {
                for (int i = range.Item1; i < range.Item2; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    JudgedPhotograph[] read = worker.Reader.Read(i < count ? worker.Generator.Digit(i) : worker.Generator.NonDigit(i - count, Kinds[(i - count) % Kinds.Length]));
                    for (int model = 0; model < judged.Length; model++)
                        judged[model][i] = read[model];
                    done?.Invoke();
                }
                return worker;
            },
            _ => { });
        return judged;
    }
}
