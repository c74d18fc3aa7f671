using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using Edge.Data;
using Edge.Inference;
using Edge.Photographs;

namespace Edge.Trainer.Judging;

/// <summary>Shows made photographs to vision and the networks.</summary>
/// <param name="model">A network from 28x28 pixels to ten digits.</param>
/// <param name="gate">The network that tells digits from other things, or null.</param>
/// <param name="digits">The digits that photographs are made from.</param>
/// <param name="setting">How hard they are.</param>
/// <param name="seed">Another seed makes other photographs.</param>
internal sealed class PhotographJudge(Model model, Model? gate, ImageSet digits, PhotographSetting setting, long seed)
{
    // A thread takes so many photographs at a time.
    private const int Block = 16;

    private static readonly NonDigitKind[] Kinds = Enum.GetValues<NonDigitKind>();

    /// <summary>Photographs of single digits, then as many of something else, each kind as often; the same for any number of threads.</summary>
    /// <param name="count">Photographs of digits, at least 1.</param>
    /// <param name="threads">Threads; null for one a processor.</param>
    /// <param name="done">Told after each photograph; from any thread.</param>
    /// <param name="cancellation">Ends the work.</param>
    public JudgedPhotograph[] Run(int count, int? threads, Action? done, CancellationToken cancellation)
    {
        var judged = new JudgedPhotograph[2 * count];
        Parallel.ForEach(
            Partitioner.Create(0, judged.Length, Block),
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount },
            () => (Generator: new PhotographGenerator(digits, setting, seed), Reader: new PhotographReader(model, gate)),
            (range, _, worker) =>
            {
                for (int i = range.Item1; i < range.Item2; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    judged[i] = worker.Reader.Read(i < count ? worker.Generator.Digit(i) : worker.Generator.NonDigit(i - count, Kinds[(i - count) % Kinds.Length]));
                    done?.Invoke();
                }
                return worker;
            },
            _ => { });
        return judged;
    }
}
