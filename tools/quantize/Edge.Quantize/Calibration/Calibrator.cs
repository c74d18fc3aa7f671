using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Edge.Quantize.Data;
using Edge.Quantize.Network;

namespace Edge.Quantize.Calibration;

/// <summary>Runs the float network on calibration pictures and notes the range of every tensor (min-max).</summary>
public static class Calibrator
{
    /// <summary>The range of every tensor over the first <paramref name="count"/> pictures.</summary>
    /// <remarks>Minimum and maximum do not depend on the order, so the result is the same for any number of threads.</remarks>
    /// <exception cref="QuantizeException">A tensor took a value that is no finite number.</exception>
    public static IReadOnlyDictionary<FloatTensor, TensorRange> Run(FloatGraph graph, IImageSet images, int count, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(images);
        FloatTensor[] tensors = [graph.Input, .. System.Linq.Enumerable.Select(graph.Operators, o => o.Output)];
        var ranges = new TensorRange[tensors.Length];
        Array.Fill(ranges, TensorRange.Empty);
        Parallel.For(
            0,
            Math.Min(count, images.Count),
            new ParallelOptions { CancellationToken = cancellationToken },
            () => (Executor: new FloatExecutor(graph), Image: new float[images.ImageLength], Ranges: (TensorRange[])ranges.Clone()),
            (index, _, local) =>
            {
                images.CopyImage(index, local.Image);
                local.Executor.Run(local.Image);
                for (int i = 0; i < tensors.Length; i++)
                    local.Ranges[i] = local.Ranges[i].Union(TensorRange.Of(local.Executor[tensors[i]]));
                return local;
            },
            local =>
            {
                lock (ranges)
                    for (int i = 0; i < ranges.Length; i++)
                        ranges[i] = ranges[i].Union(local.Ranges[i]);
            });
        var result = new Dictionary<FloatTensor, TensorRange>();
        for (int i = 0; i < tensors.Length; i++)
        {
            if (!float.IsFinite(ranges[i].Min) || !float.IsFinite(ranges[i].Max))
                throw new QuantizeException($"Tensor '{tensors[i].Name}': expected finite values over the calibration pictures, got [{ranges[i].Min}, {ranges[i].Max}]; check the trained weights and that there is at least one picture.");
            result.Add(tensors[i], ranges[i]);
        }
        return result;
    }
}
