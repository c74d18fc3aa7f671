using System;
using System.Linq;
using Edge.Boards;
using Edge.Micro;
using Edge.NanoSim.Deployment;
using Edge.Quantize.Fit;
using Edge.Quantize.Pipeline;

namespace Edge.Quantize.Tests.Fit;

/// <summary>Proves that the fit check of straight-line code is a simulated run of the class that is generated, and that what has none says why.</summary>
public class StraightLineFormTests
{
    private static Board Esp32 => BoardCatalog.Find("esp32");

    [SkippableTheory]
    [InlineData("nano-xs")]
    [InlineData("nano")]
    public void AClassIsMuchFasterThanGeneralLoopsAndNeedsNoRuntime(string name)
    {
        Skip.IfNot(MicroLibrary.IsRelease, "Edge.Micro is built without optimisation");
        byte[] file = FitModels.File(name);
        Graph graph = FitModels.Shipped(name).Graph;
        GoldenSamples golden = TfliteSource.Read(file, null, null, null, default).Golden;
        var straight = new StraightLineForm(golden);
        var latency = new FormLatencies([new GeneralLoopLatency(file, golden.Inputs), straight]);

        BoardFit loops = BoardFit.Of(graph, Esp32, latency), fit = BoardFit.Of(graph, Esp32, straight, latency);

        Assert.Equal("general loops", loops.Latency!.Code);
        Assert.Equal("straight line", fit.Latency!.Code);
        Assert.True(3 * fit.Milliseconds < loops.Milliseconds, $"{fit.Milliseconds} ms, general loops {loops.Milliseconds} ms");
        Assert.InRange(fit.Milliseconds!.Value, fit.Latency.Low!.Value, fit.Latency.High!.Value);
        Assert.True(fit.Fits && fit.RamBytes < loops.RamBytes && fit.FlashBytes < loops.FlashBytes);
        Assert.Equal($"{Esp32.Name}, straight-line class", fit.BoardAndForm);
        DeployedAssembly assembly = Assert.Single(straight.TrialOf(graph)!.Assemblies);
        Assert.Equal(NanoLibrary.FlashBytes + assembly.TotalBytes, fit.FlashBytes);
    }

    [Fact]
    public void WhatIsTooLargeIsNotGeneratedAndSaysSo()
    {
        var straight = new StraightLineForm(new GoldenSamples([], [], 0));
        BoardFit fit = BoardFit.Of(FitModels.Shipped("flagship").Graph, Esp32, straight, straight);
        Assert.False(fit.Fits);
        Assert.Equal("straight line: not estimated, too large", LatencyText.Of(fit));
        Assert.Contains("no straight-line class of it was simulated, too large", Assert.Single(fit.Excess), StringComparison.Ordinal);
    }

    /// <summary>Objects of .NET, counted one by one, are the heap that the simulator finds in use when the same network stands there.</summary>
    [SkippableFact]
    public void CountedObjectsAreTheSimulatedHeap()
    {
        Skip.IfNot(MicroLibrary.IsRelease, "Edge.Micro is built without optimisation");
        Graph graph = FitModels.Shipped("nano-xs").Graph;
        DeploymentCost cost = new GeneratedClassForm().CostOf(graph, Esp32);
        NanoFigures figures = NanoFigures.Of(graph, NanoProgram.GeneralLoops, new GoldenSamples(new sbyte[4 * 784], new sbyte[4 * 10], 4), [new sbyte[784]], default)!;
        long counted = cost.RamBytes - cost.Parts.Single(p => p.What == "nanoFramework's library").RamBytes
            - MicroLibrary.Layout.TableRamBytes - cost.Parts.Single(p => p.What == "the model's class").RamBytes;
        // Not counted are frames of calls and what lives while the network is made; what is counted above the simulated are the golden samples.
        Assert.InRange(counted, figures.HeapBytes * 0.8, figures.HeapBytes * 1.25);
    }
}
