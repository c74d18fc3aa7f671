using System;
using System.Threading;
using System.Threading.Tasks;
using Edge.Micro;
using Edge.Quantize.Data;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Evaluation;

/// <summary>Looks at every layer of an int8 model, beside the float network where there is one. The outcome does not depend on the number of threads.</summary>
public static class NetworkAnalyzer
{
    /// <summary>Most pictures that <see cref="PicturesFor"/> asks for.</summary>
    public const int MostPictures = 256;

    // The reference kernels do some hundred million multiply-accumulates a second.
    private const long MacsOfAll = 4_000_000_000;
    private const int LeastPictures = 8;

    /// <summary>As many pictures as tell enough without a long wait: fewer of a large network.</summary>
    /// <param name="graph">The int8 network.</param>
    /// <param name="available">The pictures at hand.</param>
    public static int PicturesFor(Graph graph, int available)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return (int)Math.Min(available, Math.Clamp(MacsOfAll / Math.Max(graph.Macs, 1), LeastPictures, MostPictures));
    }

    /// <summary>Analyses a model.</summary>
    /// <param name="graph">The int8 network.</param>
    /// <param name="network">The float network that it comes from; null where there is none, as behind an int8 file.</param>
    /// <param name="images">The pictures to run; null for the figures that need none.</param>
    /// <param name="count">How many of them, at most all.</param>
    /// <param name="progress">Called after each picture, from several threads; may be null.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static NetworkAnalysis Run(Graph graph, QuantizedNetwork? network, IImageSet? images, int count, Action? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(graph);
        // The executors take the real input of one int8 tensor.
        bool canRun = images is not null && graph.Inputs.Length == 1 && !graph.Inputs[0].IsUnsigned && graph.Inputs[0].Length == images.ImageLength;
        int pictures = canRun ? Math.Min(count, images!.Count) : 0;
        var tensors = new TensorTable(graph, network?.Reference);
        var statistics = new TensorStatistics(tensors, pictures);
        Parallel.For(
            0,
            pictures,
            new ParallelOptions { CancellationToken = cancellationToken, TaskScheduler = TaskScheduler.Current },
            () => new PictureAnalysis(tensors, statistics),
            (index, _, local) =>
            {
                images!.CopyImage(index, local.Image);
                local.Run(index);
                progress?.Invoke();
                return local;
            },
            local => local.AddLevels());

        return new AnalysisWriter(tensors, statistics, network, pictures).Write();
    }
}
