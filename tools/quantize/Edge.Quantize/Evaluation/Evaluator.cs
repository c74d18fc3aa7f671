using System;
using System.Threading;
using System.Threading.Tasks;
using Edge.Inference;
using Edge.Quantize.Data;
using Edge.Quantize.Network;

namespace Edge.Quantize.Evaluation;

/// <summary>Counts right answers of a float network and of an int8 model.</summary>
public static class Evaluator
{
    /// <summary>Right answers of the float network over all pictures.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="progress">Called after each picture, from several threads.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static int CountCorrect(FloatGraph graph, IImageSet images, Action? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Count(images, () => new FloatExecutor(graph), (executor, image) => IndexOfLargest(executor.Run(image)), progress, cancellationToken);
    }

    /// <summary>Right answers of the int8 model over all pictures.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="progress">Called after each picture, from several threads.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static int CountCorrect(Model model, IImageSet images, Action? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        return Count(images, () => model.CreateSession(), (session, image) => session.Classify((ReadOnlySpan<float>)image).Label, progress, cancellationToken);
    }

    private static int Count<T>(IImageSet images, Func<T> create, Func<T, float[], int> classify, Action? progress, CancellationToken cancellationToken)
    {
        int total = 0;
        Parallel.For(
            0,
            images.Count,
            new ParallelOptions { CancellationToken = cancellationToken },
            () => (Runner: create(), Image: new float[images.ImageLength], Correct: 0),
            (index, _, local) =>
            {
                images.CopyImage(index, local.Image);
                int correct = classify(local.Runner, local.Image) == images.Label(index) ? 1 : 0;
                progress?.Invoke();
                return local with { Correct = local.Correct + correct };
            },
            local => Interlocked.Add(ref total, local.Correct));
        return total;
    }

    internal static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        int best = 0;
        for (int i = 1; i < values.Length; i++)
            if (values[i] > values[best])
                best = i;
        return best;
    }
}
