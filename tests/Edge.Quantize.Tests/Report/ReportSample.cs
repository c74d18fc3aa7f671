using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Edge.Quantize.Calibration;
using Edge.Quantize.Evaluation;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;
using Edge.Quantize.Report;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Report;

/// <summary>Reports of a small network with everything in them, and of one that was made large.</summary>
internal static class ReportSample
{
    private static readonly QuantizationScheme Chosen = new(WeightScheme.PerChannel, RangeMethod.Mse, Equalization: true, BiasCorrection: false);

    /// <summary>Measured on a network of four classes with 6x6 pictures.</summary>
    public static QuantizationReport Whole()
    {
        Quantized network = Quantized.Of(new NetworkBuilder(11, 1, 1, 6, 6).Conv(3, 3, padding: Padding.SameUpper).Node("Relu").Flatten().Dense(4, DenseForm.Gemm).Node("Softmax"), 200);
        var images = new ArrayImages(network.Samples);
        var source = new QuantizedNetwork
        {
            Graph = network.Graph,
            Reference = network.Graph,
            Ranges = Calibrator.Run(network.Graph, images, images.Count, CancellationToken.None),
            Histograms = new Dictionary<FloatTensor, TensorHistogram>(),
            Reason = "MSE ranges and equalised weights: 40.0 dB at the output over 50 held-out pictures, 2.3 dB above the next.",
        };
        Comparison comparison = Comparer.Run(network.Graph, network.Model, images, null, CancellationToken.None);
        return new QuantizationReport
        {
            Name = "sample",
            SourceSha256 = new string('a', 64),
            TfliteSha256 = new string('b', 64),
            CalibrationImages = 200,
            TestImages = comparison.Images,
            FloatCorrect = comparison.FloatCorrect,
            Int8Correct = comparison.Int8Correct,
            WeightBytes = ModelFacts.WeightBytes(network.Model.Graph),
            ConstantBytes = network.Model.Graph.ConstantBytes,
            Macs = network.Model.Graph.Macs,
            ArenaBytes = network.Model.Graph.ArenaBytes,
            TfliteBytes = network.Tflite.Length,
            GoldenSamples = 4,
            CSharpConstantBytes = network.Model.Graph.ConstantBytes,
            Labels = ["north", "east", "south", "west"],
            Assumptions = ["A byte b is the real b / 255."],
            Scheme = Chosen,
            Reason = source.Reason,
            Trials = [new SchemeTrial(Chosen, 50, 49, 48, 40), new SchemeTrial(Chosen with { Ranges = RangeMethod.MinMax }, 50, 47, null, double.PositiveInfinity)],
            Comparison = comparison,
            Analysis = NetworkAnalyzer.Run(network.Model.Graph, source, images, 100, null, CancellationToken.None),
            Boards = [new FitRow("Small", false, 1000, 900, 500, 400, null) { Note = "100 bytes too many" }, new FitRow("Large", true, 1000, 9000, 500, 4000, 12.5)],
        };
    }

    /// <summary>The same with its layers repeated, its classes many, and names and texts as nobody would wish them.</summary>
    public static QuantizationReport Hostile(QuantizationReport report, int layers, int classes)
    {
        string name = string.Concat("</style><script>alert(1)</script>\u0001\uD800", new string('x', 10_000));
        LayerAnalysis[] many = [.. Enumerable.Range(0, layers).Select(i => report.Analysis!.Layers[i % report.Analysis.Layers.Count]).Select(l => l with { Name = name, Output = l.Output with { Name = name } })];
        int[][] confusion = [.. Enumerable.Range(0, classes).Select(i => Enumerable.Range(0, classes).Select(j => i == j ? 90 : (i + j) % 3).ToArray())];
        return report with
        {
            Name = name,
            Labels = [.. Enumerable.Range(0, classes).Select(_ => name)],
            Analysis = report.Analysis! with { Layers = many },
            Comparison = report.Comparison! with { Classes = classes, Int8Confusion = confusion, FloatConfusion = confusion },
        };
    }
}
