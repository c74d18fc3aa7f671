using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Quantize.Calibration;
using Edge.Quantize.Evaluation;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Evaluation;

/// <summary>The figures of the layer analysis against the same figures computed plainly, picture by picture, from the definitions.</summary>
public sealed class NetworkAnalyzerTests
{
    private const int Pictures = 30;

    private static readonly Quantized Network = Quantized.Of(
        new NetworkBuilder(5, 1, 2, 8, 8).Conv(6, 3, padding: Padding.SameUpper).Node("Relu").Conv(6, 3, group: 6, padding: Padding.SameUpper)
            .Pool("MaxPool", 2, 2, Padding.Valid).Flatten().Dense(5, DenseForm.Gemm).Node("Softmax"), Pictures);

    private static readonly QuantizedNetwork Source = new()
    {
        Graph = Network.Graph,
        Reference = Network.Graph,
        Ranges = new Dictionary<FloatTensor, TensorRange>(),
        Histograms = new Dictionary<FloatTensor, TensorHistogram> { [Network.Graph.Input] = new TensorHistogram(new TensorRange(0, 1), [3, 1, 4, 1]) },
        CalibrationImages = Pictures,
        Reason = "as told",
    };

    private static readonly NetworkAnalysis Analysis = Run(Network.Model.Graph, Source);

    [Fact]
    public void MeasuresEveryTensorAgainstItsFloatTensor()
    {
        Graph graph = Network.Model.Graph;
        Assert.Equal(Pictures, Analysis.Images);
        Assert.Equal(graph.Operators.Length, Analysis.Layers.Count);
        for (int i = -1; i < graph.Operators.Length; i++)
        {
            Tensor tensor = i < 0 ? graph.Inputs[0] : graph.Operators[i].Output;
            TensorAnalysis analysis = i < 0 ? Analysis.Inputs[0] : Analysis.Layers[i].Output;
            (double[] real, sbyte[] quantized) = Values(tensor);
            double[] back = [.. quantized.Select(q => (q - tensor.ZeroPoint) * (double)tensor.Scale)];
            double[] rounded = [.. real.Select(v => (Math.Clamp(Math.Round(v / tensor.Scale, MidpointRounding.AwayFromZero) + tensor.ZeroPoint, -128, 127) - tensor.ZeroPoint) * tensor.Scale)];
            Assert.Equal((tensor.Name, tensor.Scale, tensor.ZeroPoint), (analysis.Name, analysis.Scale, analysis.ZeroPoint));
            Assert.Equal((-128 - tensor.ZeroPoint) * (double)tensor.Scale, analysis.Lowest, 5);
            Assert.Equal((127 - tensor.ZeroPoint) * (double)tensor.Scale, analysis.Highest, 5);
            Assert.Equal((float)real.Min(), analysis.Measure!.Min);
            Assert.Equal((float)real.Max(), analysis.Measure.Max);
            Assert.Equal(quantized.Distinct().Count() / 256.0, analysis.LevelsUsed!.Value, 9);
            AssertDecibels(real, back, analysis.Measure.Sqnr);
            AssertDecibels(real, rounded, analysis.Measure.RoundingSqnr);
        }
    }

    [Fact]
    public void CountsWhatIsClipped()
    {
        // The output's scale is as it is: a float network of four times the values leaves the range.
        FloatDense dense = Network.Graph.Operators.OfType<FloatDense>().Single();
        FloatDense larger = dense.With(dense.Output, [.. dense.Weights.Select(w => 4 * w)], [.. dense.Bias.Select(b => 4 * b)], FloatActivation.None);
        FloatGraph graph = Network.Graph with { Operators = [.. Network.Graph.Operators.Select(o => ReferenceEquals(o, dense) ? larger : o)] };
        NetworkAnalysis analysis = Run(Network.Model.Graph, Source with { Reference = graph });
        TensorAnalysis output = analysis.Layers.Single(l => l.Kind == "FULLY_CONNECTED").Output;
        var executor = new FloatExecutor(graph);
        int beyond = 0, all = 0;
        foreach (float[] sample in Network.Samples)
        {
            executor.Run(sample);
            foreach (float value in executor[dense.Output])
            {
                double q = (value / (double)output.Scale) + output.ZeroPoint;
                beyond += q is < -128.5 or > 127.5 ? 1 : 0;
                all++;
            }
        }
        Assert.True(beyond > 0);
        Assert.Equal((double)beyond / all, output.Measure!.Clipped, 7);
        Assert.Equal(0, Analysis.Layers.Single(l => l.Kind == "FULLY_CONNECTED").Output.Measure!.Clipped);
    }

    [Fact]
    public void LooksAtWeights()
    {
        int weighted = 0;
        foreach ((Operator step, LayerAnalysis layer) in Network.Model.Graph.Operators.Zip(Analysis.Layers))
        {
            IReadOnlyList<float>? real = Network.Graph.Operators.Single(o => o.Output.Name == step.Output.Name) switch
            {
                FloatConv2D conv => conv.Weights,
                FloatDense dense => dense.Weights,
                _ => null,
            };
            Assert.Equal(real is null, layer.Weights is null);
            if (real is null)
                continue;
            weighted++;
            int channels = step.Output.Shape[^1], taps = real.Count / channels;
            double[] scales = [.. Enumerable.Range(0, channels).Select(c => real.Skip(c * taps).Take(taps).Max(w => Math.Abs((double)w)) / 127)];
            double[] back = [.. real.Select((w, i) => Math.Round(w / scales[i / taps], MidpointRounding.AwayFromZero) * scales[i / taps])];
            Assert.Equal(real.Count, layer.Weights!.Count);
            Assert.Equal(scales.Min(), layer.Weights.LeastScale, 7);
            Assert.Equal(scales.Max(), layer.Weights.LargestScale, 7);
            Assert.Equal(real.Count, layer.Weights.Histogram.Counts.Sum());
            AssertDecibels([.. real.Select(w => (double)w)], back, layer.Weights.Sqnr);
        }
        // The depthwise layer is among them, whose int8 weights stand in another order.
        Assert.Equal(3, weighted);
        Assert.Contains(Network.Model.Graph.Operators, o => o is DepthwiseConv2D);
    }

    [Fact]
    public void AddsUpToTheWholeNetwork()
    {
        Graph graph = Network.Model.Graph;
        Assert.Equal(graph.Macs, Analysis.Layers.Sum(l => l.Macs));
        Assert.Equal(graph.ConstantBytes, Analysis.Layers.Sum(l => l.ConstantBytes));
        Assert.Equal(ModelFacts.WeightBytes(graph), Analysis.Layers.Sum(l => l.WeightBytes));
        // 8x8x2 -> 8x8x6 -> 8x8x6 -> 4x4x6 = reshaped 96 -> 5 -> 5.
        Assert.Equal([128 + 384, 384 + 384, 384 + 96, 96, 96 + 5, 5 + 5], Analysis.Layers.Select(l => l.ArenaBytes));
        Assert.InRange(Analysis.Layers.Max(l => l.ArenaBytes), graph.ArenaBytes - (ArenaPlanner.Alignment * graph.Operators.Length), graph.ArenaBytes);
    }

    [Fact]
    public void TakesHistogramsFromTheCalibrationAndElseFromInt8()
    {
        Assert.Equal([3, 1, 4, 1], Analysis.Inputs[0].Histogram!.Counts);
        Assert.All(Analysis.Layers, l => Assert.Equal((long)Pictures * l.Output.Shape.Aggregate((a, b) => a * b), l.Output.Histogram!.Counts.Sum()));
    }

    [Fact]
    public void AFileWithoutAFloatNetworkHasWhatNeedsNone()
    {
        NetworkAnalysis analysis = Run(Network.Model.Graph, null);
        Assert.All(analysis.Layers, l => Assert.Null(l.Output.Measure));
        Assert.Equal(Analysis.Layers.Select(l => l.Output.LevelsUsed), analysis.Layers.Select(l => l.Output.LevelsUsed));
        Assert.All(analysis.Layers.Where(l => l.Weights is not null), l => Assert.Null(l.Weights!.Sqnr));
        NetworkAnalysis still = NetworkAnalyzer.Run(Network.Model.Graph, null, null, 100, null, CancellationToken.None);
        Assert.Equal(0, still.Images);
        Assert.All(still.Layers, l => Assert.Null(l.Output.LevelsUsed));
        Assert.Equal(Analysis.Layers.Select(l => l.ArenaBytes), still.Layers.Select(l => l.ArenaBytes));
    }

    [Fact]
    public async Task IsTheSameForAnyNumberOfThreads()
    {
        // One thread at a time, by a scheduler of its own, against all of the pool.
        var single = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, 1);
        NetworkAnalysis alone = await Task.Factory.StartNew(() => Run(Network.Model.Graph, Source), CancellationToken.None, TaskCreationOptions.None, single.ExclusiveScheduler);
        Assert.Equal(JsonSerializer.Serialize(Analysis), JsonSerializer.Serialize(alone));
    }

    [Fact]
    public void EndsWhenAsked()
    {
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            NetworkAnalyzer.Run(Network.Model.Graph, Source, new ArrayImages(Network.Samples), Pictures, source.Cancel, source.Token));
    }

    private static NetworkAnalysis Run(Graph graph, QuantizedNetwork? source) =>
        NetworkAnalyzer.Run(graph, source, new ArrayImages(Network.Samples), Pictures, null, CancellationToken.None);

    private static void AssertDecibels(double[] real, double[] other, double? got)
    {
        double signal = real.Sum(v => v * v), noise = real.Zip(other, (a, b) => (a - b) * (a - b)).Sum();
        double expected = 10 * Math.Log10(signal / noise);
        Assert.InRange(got!.Value, expected - 0.01, expected + 0.01);
    }

    // All values of a tensor, float and int8, over all pictures.
    private static (double[] Real, sbyte[] Int8) Values(Tensor tensor)
    {
        var executor = new FloatExecutor(Network.Graph);
        var arena = new sbyte[Network.Model.Graph.ArenaBytes];
        FloatTensor match = Network.Graph.Operators.Select(o => o.Output).Prepend(Network.Graph.Input).Single(t => t.Name == tensor.Name);
        List<double> real = [];
        List<sbyte> quantized = [];
        foreach (float[] sample in Network.Samples)
        {
            executor.Run(sample);
            foreach (float value in executor[match])
                real.Add(value);
            Tensor input = Network.Model.Graph.Inputs[0];
            for (int i = 0; i < sample.Length; i++)
                arena[input.Offset + i] = (sbyte)Math.Clamp(Math.Round(sample[i] / input.Scale, MidpointRounding.AwayFromZero) + input.ZeroPoint, -128, 127);
            if (tensor == input)
                quantized.AddRange(arena.AsSpan(tensor.Offset, tensor.Length).ToArray());
            foreach (Operator step in Network.Model.Graph.Operators)
            {
                step.Run(arena);
                if (step.Output == tensor)
                    quantized.AddRange(arena.AsSpan(tensor.Offset, tensor.Length).ToArray());
            }
        }
        return ([.. real], [.. quantized]);
    }
}
