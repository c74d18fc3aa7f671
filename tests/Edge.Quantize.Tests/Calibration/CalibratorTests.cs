using System;
using System.Linq;
using System.Threading;
using Edge.Quantize.Calibration;
using Edge.Quantize.Network;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Calibration;

/// <summary>Proves that histograms and means are those of a plain loop over the pictures, and which tensors share a range.</summary>
public class CalibratorTests
{
    [Fact]
    public void Histograms_count_every_value_of_every_picture_in_its_bin()
    {
        (FloatGraph graph, float[][] samples) = Make(n => n.Conv(3, 3).Node("Relu").Pool("MaxPool", 2, 2, Padding.None).Flatten().Dense(4, DenseForm.Gemm));
        CalibrationStatistics statistics = Calibrator.Collect(graph, new ArrayImages(samples), 20, 20, null, CancellationToken.None);
        foreach (FloatTensor tensor in graph.Operators.Select(o => o.Output).Append(graph.Input))
        {
            float[] values = [.. samples.Take(20).SelectMany(s => Values(graph, tensor, s))];
            TensorHistogram histogram = statistics.Histograms[tensor];
            Assert.Equal(new TensorRange(values.Min(), values.Max()), histogram.Range);
            var counts = new long[TensorHistogram.Bins];
            foreach (float value in values)
            {
                // A value on an edge may fall on either side of it.
                int bin = Math.Min((int)(((double)value - values.Min()) / histogram.BinWidth * (1 + 1e-15)), TensorHistogram.Bins - 1);
                counts[bin]++;
            }
            Assert.Equal(values.Length, histogram.Total);
            Assert.InRange(counts.Zip(histogram.Counts, (a, b) => Math.Abs(a - b)).Sum(), 0, values.Length / 100);
        }
    }

    [Fact]
    public void Means_are_those_of_what_layers_with_weights_read()
    {
        (FloatGraph graph, float[][] samples) = Make(n => n.Conv(3, 3).Node("Relu").Pool("MaxPool", 2, 2, Padding.None).Flatten().Dense(4, DenseForm.Gemm));
        CalibrationStatistics statistics = Calibrator.Collect(graph, new ArrayImages(samples), 20, 15, null, CancellationToken.None);
        FloatTensor[] read = [.. graph.Operators.Where(o => o is FloatConv2D or FloatDense).Select(o => o.Input)];
        Assert.Equal(read.ToHashSet(), statistics.Means.Keys.ToHashSet());
        foreach (FloatTensor tensor in read)
        {
            float[][] values = [.. samples.Take(15).Select(s => Values(graph, tensor, s))];
            for (int i = 0; i < tensor.Length; i++)
                Assert.Equal(values.Average(v => (double)v[i]), statistics.Means[tensor][i], 1e-6);
        }
    }

    [Theory]
    [InlineData(1e-30f)]
    [InlineData(1e30f)]
    public void Tiny_and_huge_values_have_means_and_histograms(float factor)
    {
        (FloatGraph graph, float[][] samples) = Make(n => n.Conv(3, 1));
        float[][] scaled = [.. samples.Select(s => s.Select(v => v * factor).ToArray())];
        CalibrationStatistics statistics = Calibrator.Collect(graph, new ArrayImages(scaled), 20, 20, null, CancellationToken.None);
        Assert.Equal(20 * graph.Input.Length, statistics.Histograms[graph.Input].Total);
        Assert.Equal(1, statistics.Means[graph.Input][3] / scaled.Take(20).Average(s => (double)s[3]), 1e-5);
    }

    [Fact]
    public void Pools_and_reshapes_share_a_range_with_what_they_read()
    {
        (FloatGraph graph, float[][] samples) = Make(n => n.Conv(3, 3).Pool("MaxPool", 2, 2, Padding.None).Flatten().Dense(4, DenseForm.Gemm));
        CalibrationStatistics statistics = Calibrator.Collect(graph, new ArrayImages(samples), 20, 20, null, CancellationToken.None);
        FloatTensor conv = graph.Operators[0].Output, pool = graph.Operators[1].Output, flat = graph.Operators[2].Output;
        Assert.True(statistics.Histograms[conv].Range.Min < statistics.Histograms[pool].Range.Min, "a max pool drops small values");
        foreach (RangeMethod method in Enum.GetValues<RangeMethod>())
        {
            var ranges = RangeChoice.Of(graph, statistics.Histograms, method, 99);
            Assert.Equal((ranges[conv], ranges[conv]), (ranges[pool], ranges[flat]));
            // Only what passes the pool counts: the others are never read, so nothing is lost where they are clipped.
            Assert.Equal(method == RangeMethod.MinMax ? statistics.Histograms[conv].Range : RangeChoice.Of(statistics.Histograms[flat], method, 99), ranges[conv]);
        }
    }

    [Fact]
    public void The_input_is_not_clipped()
    {
        (FloatGraph graph, float[][] samples) = Make(n => n.Pool("AveragePool", 2, 2, Padding.None).Conv(3, 3));
        CalibrationStatistics statistics = Calibrator.Collect(graph, new ArrayImages(samples), 20, 20, null, CancellationToken.None);
        foreach (RangeMethod method in Enum.GetValues<RangeMethod>())
            Assert.Equal(statistics.Histograms[graph.Input].Range, RangeChoice.Of(graph, statistics.Histograms, method, 60)[graph.Input]);
    }

    private static float[] Values(FloatGraph graph, FloatTensor tensor, float[] sample)
    {
        var executor = new FloatExecutor(graph);
        executor.Run(sample);
        return executor[tensor].ToArray();
    }

    private static (FloatGraph Graph, float[][] Samples) Make(Func<NetworkBuilder, NetworkBuilder> layers)
    {
        NetworkBuilder net = layers(new NetworkBuilder(5, 1, 2, 9, 9));
        return (QuantizationPipeline.Import(net.ToBytes()), [.. Enumerable.Range(0, 30).Select(_ => net.Sample().ToNhwc().Select(v => (float)v).ToArray())]);
    }
}
