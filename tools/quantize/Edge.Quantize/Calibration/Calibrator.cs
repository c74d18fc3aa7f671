using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Edge.Quantize.Data;
using Edge.Quantize.Network;

namespace Edge.Quantize.Calibration;

/// <summary>Runs the float network on calibration pictures and notes what every tensor held.</summary>
/// <remarks>Everything is counted in whole numbers or compared, so that the result is the same for any number of threads.</remarks>
public static class Calibrator
{
    /// <summary>The smallest and largest value of every tensor over the first <paramref name="count"/> pictures.</summary>
    /// <exception cref="QuantizeException">A tensor took a value that is no finite number.</exception>
    public static IReadOnlyDictionary<FloatTensor, TensorRange> Run(FloatGraph graph, IImageSet images, int count, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(images);
        return Ranges(graph, images, Math.Min(count, images.Count), null, cancellationToken);
    }

    /// <summary>Histograms and means over the first <paramref name="count"/> pictures. The network runs twice: bins need the range of all pictures first.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="images">The pictures.</param>
    /// <param name="count">How many of them.</param>
    /// <param name="meanCount">How many of these for the means.</param>
    /// <param name="progress">Told the share done, 0 to 1, from several threads; may be null.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="QuantizeException">A tensor took a value that is no finite number.</exception>
    public static CalibrationStatistics Collect(
        FloatGraph graph, IImageSet images, int count, int meanCount, Action<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(images);
        count = Math.Min(count, images.Count);
        int runs = 0;
        void Done() => progress?.Invoke(Interlocked.Increment(ref runs) / (2.0 * count));
        Dictionary<FloatTensor, TensorRange> ranges = Ranges(graph, images, count, Done, cancellationToken);
        FloatTensor[] tensors = Tensors(graph);
        long[][] counts = [.. tensors.Select(_ => new long[TensorHistogram.Bins])];
        Dictionary<FloatTensor, FixedPointMean> means = graph.Operators.Where(o => o is FloatConv2D or FloatDense)
            .Select(o => o.Input).Distinct().ToDictionary(t => t, t => new FixedPointMean(t.Length, ranges[t]));
        PictureWorkers.Run(images, 0, count, Bytes(graph), () => (Executor: new FloatExecutor(graph), Counts: new long[TensorHistogram.Bins]), (worker, index, image) =>
        {
            worker.Executor.Run(image);
            for (int t = 0; t < tensors.Length; t++)
            {
                Array.Clear(worker.Counts);
                TensorHistogram.Count(worker.Executor[tensors[t]], ranges[tensors[t]], worker.Counts);
                lock (counts[t])
                    for (int bin = 0; bin < TensorHistogram.Bins; bin++)
                        counts[t][bin] += worker.Counts[bin];
                if (index < meanCount && means.TryGetValue(tensors[t], out FixedPointMean? mean))
                    mean.Add(worker.Executor[tensors[t]]);
            }
        }, Done, cancellationToken);
        return new CalibrationStatistics(
            tensors.Select((t, i) => (t, i)).ToDictionary(p => p.t, p => new TensorHistogram(ranges[p.t], counts[p.i])),
            means.ToDictionary(m => m.Key, m => m.Value.ToMeans()));
    }

    /// <summary>Memory of one executor's activations.</summary>
    internal static long Bytes(FloatGraph graph) => sizeof(float) * Tensors(graph).Sum(t => (long)t.Length);

    private static FloatTensor[] Tensors(FloatGraph graph) => [graph.Input, .. graph.Operators.Select(o => o.Output)];

    private static Dictionary<FloatTensor, TensorRange> Ranges(FloatGraph graph, IImageSet images, int count, Action? done, CancellationToken cancellationToken)
    {
        FloatTensor[] tensors = Tensors(graph);
        var ranges = new TensorRange[tensors.Length];
        Array.Fill(ranges, TensorRange.Empty);
        PictureWorkers.Run(images, 0, count, Bytes(graph), () => new FloatExecutor(graph), (executor, _, image) =>
        {
            executor.Run(image);
            for (int i = 0; i < tensors.Length; i++)
            {
                TensorRange range = TensorRange.Of(executor[tensors[i]]);
                lock (ranges)
                    ranges[i] = ranges[i].Union(range);
            }
        }, done, cancellationToken);
        for (int i = 0; i < tensors.Length; i++)
            if (!float.IsFinite(ranges[i].Min) || !float.IsFinite(ranges[i].Max))
                throw new QuantizeException($"Tensor '{tensors[i].Name}': expected finite values over the calibration pictures, got [{ranges[i].Min}, {ranges[i].Max}]; check the trained weights and that there is at least one picture.");
        return tensors.Select((t, i) => (t, i)).ToDictionary(p => p.t, p => ranges[p.i]);
    }
}
