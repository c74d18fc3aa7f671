using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Edge.Micro.Arithmetic;
using Edge.Quantize.Calibration;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Quantization;

/// <summary>Proves that corrected biases are what the definition says, picture by picture, and that int8 has then the mean outputs of float.</summary>
public class BiasCorrectionTests
{
    private const int Pictures = 40;

    [Theory]
    [InlineData(WeightScheme.PerChannel)]
    [InlineData(WeightScheme.PerTensor)]
    public void The_first_layer_is_corrected_by_its_mean_error_over_all_pictures_and_places(WeightScheme weights)
    {
        Case of = Make(n => n.Conv(5, 3, padding: Padding.SameUpper).Node("Relu").Conv(3, 3));
        var conv = (FloatConv2D)of.Graph.Operators[0];
        TensorQuantization input = TensorQuantization.Of(of.Ranges[of.Graph.Input]);
        float[] rounded = QuantizedWeights.Of(conv.Weights, conv.Bias, input.Scale, null, weights).ToReals();
        FloatConv2D real = conv.With(conv.Output, [.. conv.Weights], [.. conv.Bias], FloatActivation.None), int8 = conv.With(conv.Output, rounded, [.. conv.Bias], FloatActivation.None);
        var errors = new double[5];
        foreach (float[] sample in of.Samples)
        {
            float[] quantized = [.. sample.Select(v => Scales.Dequantize(Scales.Quantize(v, input.Scale, input.ZeroPoint), input.Scale, input.ZeroPoint))];
            float[] expected = new float[conv.Output.Length], got = new float[conv.Output.Length];
            real.Run([sample], expected);
            int8.Run([quantized], got);
            for (int i = 0; i < expected.Length; i++)
                errors[i % 5] += (expected[i] - got[i]) / (Pictures * conv.Output.Length / 5.0);
        }
        var corrected = (FloatConv2D)Apply(of, weights).Operators[0];
        Assert.True(errors.Max(Math.Abs) > 1e-4, "there is nothing to correct");
        for (int c = 0; c < 5; c++)
            Assert.Equal(conv.Bias[c] + errors[c], corrected.Bias[c], 2e-5);
        Assert.Equal(conv.Weights, corrected.Weights);
        Assert.Equal(FloatActivation.Relu, corrected.Activation);
    }

    [Fact]
    public void Later_layers_see_what_the_corrected_ones_before_them_give()
    {
        // One coarse scale a layer: without correction the errors of three layers add up in the mean.
        double before = 0, after = 0;
        for (int seed = 0; seed < 10; seed++)
        {
            Case of = Make(n => n.Conv(6, 3).Node("Relu").Pool("MaxPool", 2, 2, Padding.None).Conv(8, 3).Flatten().Dense(4, DenseForm.Gemm), seed);
            before += MeanError(of, of.Graph);
            after += MeanError(of, Apply(of, WeightScheme.PerTensor));
        }
        Assert.True(after < 0.4 * before, $"mean errors of {before} steps became {after}");
    }

    [Fact]
    public void Depthwise_and_grouped_layers_are_corrected_by_channel()
    {
        Case of = Make(n => n.Conv(8, 3, group: 4).Node("Relu").Conv(16, 3, group: 8).Conv(6, 1, group: 2));
        Assert.True(MeanError(of, Apply(of, WeightScheme.PerTensor)) < 0.5 * MeanError(of, of.Graph));
    }

    [Fact]
    public void Layers_with_scales_of_the_source_keep_their_biases()
    {
        NetworkBuilder net = new NetworkBuilder(3, 1, 2, 8, 8).Conv(4, 3).Node("Relu").Conv(3, 3);
        Quantized plain = Quantized.Of(net);
        FloatGraph graph = QuantizationPipeline.Import(QdqForm.Of(net, plain, 1));
        var images = new ArrayImages(plain.Samples);
        CalibrationStatistics statistics = Calibrator.Collect(graph, images, 8, 8, null, CancellationToken.None);
        FloatGraph corrected = BiasCorrection.Apply(graph, RangeChoice.Of(graph, statistics.Histograms, RangeMethod.MinMax, 100), WeightScheme.PerChannel, statistics.Means, images, 8, CancellationToken.None);
        foreach ((FloatOperator before, FloatOperator after) in graph.Operators.Zip(corrected.Operators))
            if (before is FloatConv2D { Quantization: not null })
                Assert.Same(before, after);
    }

    [Fact]
    public void Large_networks_are_corrected_on_fewer_pictures()
    {
        FloatGraph small = Make(n => n.Conv(2, 3)).Graph;
        Assert.Equal(1000, BiasCorrection.Images(small, 1000));
        var input = new FloatTensor("in", 1, 512, 512, 64);
        var layers = new List<FloatOperator>();
        for (int i = 0; i < 3; i++)
            layers.Add(new FloatConv2D($"c{i}", input, new FloatTensor($"o{i}", 1, 512, 512, 64), new FloatWindow(3, 3, 1, 1, 1, 1, true), 1, new float[64 * 64 * 9], new float[64], FloatActivation.None));
        Assert.Equal(16, BiasCorrection.Images(new FloatGraph("large", input, layers[^1].Output, layers), 1000));
        Assert.Equal(3, BiasCorrection.Images(new FloatGraph("large", input, layers[^1].Output, layers), 3));
    }

    private static FloatGraph Apply(Case of, WeightScheme weights) =>
        BiasCorrection.Apply(of.Graph, of.Ranges, weights, of.Means, new ArrayImages(of.Samples), Pictures, CancellationToken.None);

    // The largest mean error of an output channel, in steps of the output.
    private static double MeanError(Case of, FloatGraph graph)
    {
        Edge.Inference.Model model = Edge.Inference.Model.Load(Quantizer.ToTflite(graph, of.Ranges, "", [], WeightScheme.PerTensor));
        Edge.Inference.Session session = model.CreateSession();
        var executor = new FloatExecutor(of.Graph);
        var errors = new double[graph.Output.Shape[^1]];
        foreach (float[] sample in of.Samples)
        {
            float[] real = executor.Run(sample).ToArray(), got = session.Run((ReadOnlySpan<float>)sample).ToArray();
            for (int i = 0; i < real.Length; i++)
                errors[i % errors.Length] += (real[i] - got[i]) / ((double)Pictures * real.Length / errors.Length);
        }
        return errors.Max(Math.Abs) / model.Graph.Outputs[0].Scale;
    }

    private static Case Make(Func<NetworkBuilder, NetworkBuilder> layers, int seed = 0)
    {
        NetworkBuilder net = layers(new NetworkBuilder(seed + 11, 1, 4, 9, 9));
        FloatGraph graph = QuantizationPipeline.Import(net.ToBytes());
        float[][] samples = [.. Enumerable.Range(0, Pictures).Select(_ => net.Sample().ToNhwc().Select(v => (float)v).ToArray())];
        CalibrationStatistics statistics = Calibrator.Collect(graph, new ArrayImages(samples), Pictures, Pictures, null, CancellationToken.None);
        return new Case(graph, samples, RangeChoice.Of(graph, statistics.Histograms, RangeMethod.MinMax, 100), statistics.Means);
    }

    private sealed record Case(FloatGraph Graph, float[][] Samples, IReadOnlyDictionary<FloatTensor, TensorRange> Ranges, IReadOnlyDictionary<FloatTensor, float[]> Means);
}
