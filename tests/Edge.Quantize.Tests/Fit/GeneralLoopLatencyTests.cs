using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using Edge.Boards;
using Edge.Inference;
using Edge.Micro;
using Edge.Quantize.Fit;
using Edge.Testing;

namespace Edge.Quantize.Tests.Fit;

/// <summary>Proves that the fit check's time is that of a simulated run of the model, for boards with nanoFramework only, and that what is too large says so.</summary>
public class GeneralLoopLatencyTests
{
    [SkippableFact]
    public void ARunIsSimulatedOnceAndScaledByEachBoardsSpeed()
    {
        Skip.If(typeof(Graph).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true }, "Edge.Micro is built without optimisation");
        byte[] file = File.ReadAllBytes(Repository.PathOf("sdk", "models", "nano-xs", "model.tflite"));
        Graph graph = Model.Load(file).Graph;
        var estimator = new GeneralLoopLatency(file);

        BoardFit[] fits = [.. BoardFit.Table(graph, estimator)];

        Board esp32 = BoardCatalog.Find("esp32");
        LatencyEstimate estimate = fits.Single(f => f.Board == esp32).Latency!;
        Assert.InRange(estimate.Milliseconds, estimate.Low!.Value, estimate.High!.Value);
        Assert.Equal("general loops", estimate.Code);
        // No loop does a multiply-accumulate in less than an instruction: at the board's best speed that is the least time there is.
        Assert.True(estimate.High > 1000.0 * graph.Macs / esp32.InstructionsPerSecond.High!.Value / 3, $"{estimate.High} ms");
        Assert.Equal(estimate, new GeneralLoopLatency(file).Estimate(graph, esp32, new GeneratedClassForm()));
        foreach (BoardFit fit in fits.Where(f => f.Latency is not null))
            Assert.Equal(estimate.Milliseconds * esp32.InstructionsPerSecond.Value!.Value, fit.Milliseconds!.Value * fit.Board.InstructionsPerSecond.Value!.Value, estimate.Milliseconds * 10);
        Assert.All(fits.Where(f => f.Board.Runtime.Kind == RuntimeKind.DotNet), f => Assert.Equal("not estimated", LatencyText.Of(f)));
    }

    [Fact]
    public void WhatIsTooLargeIsNotSimulatedAndSaysSo()
    {
        Graph graph = FitModels.Shipped("flagship").Graph;
        // A file that no one may read: the size alone decides.
        BoardFit fit = BoardFit.Of(graph, BoardCatalog.Find("esp32"), new GeneralLoopLatency([]));
        Assert.True(graph.Macs > GeneralLoopLatency.MaxMacs);
        Assert.Null(fit.Latency);
        Assert.Equal("not estimated, too large", LatencyText.Of(fit));
    }

    [Theory]
    [InlineData(34812.3, 28011, 90400, "34,800 (28,000-90,000) general loops")]
    [InlineData(128.46, 99.4, 151, "128 (99-150) general loops")]
    [InlineData(3.14159, 2.04, 10.2, "3.14 (2-10) general loops")]
    public void ATimeHasNoMoreDigitsThanAnEstimateHas(double value, double low, double high, string text)
    {
        BoardFit fit = BoardFit.Of(FitModels.Shipped("nano-xs").Graph, BoardCatalog.Find("esp32")) with
        {
            Latency = new LatencyEstimate(value, low, high, "This test.") { Code = "general loops" },
        };
        Assert.Equal(text, LatencyText.Of(fit));
    }
}
