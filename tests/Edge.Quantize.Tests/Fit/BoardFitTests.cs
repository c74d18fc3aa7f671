using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Edge.Boards;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Quantize.Fit;

namespace Edge.Quantize.Tests.Fit;

/// <summary>Proves that the fit check refuses a model exactly where a limit is passed, and says by how much and for which layer.</summary>
public partial class BoardFitTests
{
    private static Board Esp32 => BoardCatalog.Find("esp32");

    [Theory]
    [InlineData("nano")]
    [InlineData("nano-xs")]
    [InlineData("digits")]
    public void ASmallModelFitsEveryBoard(string name)
    {
        IReadOnlyList<BoardFit> table = BoardFit.Table(FitModels.Shipped(name).Graph);
        Assert.Equal(BoardCatalog.All, table.Select(f => f.Board));
        Assert.All(table, fit =>
        {
            Assert.True(fit.Fits, string.Join('\n', fit.Excess));
            Assert.Equal(fit.Parts.Sum(p => p.FlashBytes), fit.FlashBytes);
            Assert.Equal(fit.Parts.Sum(p => p.RamBytes), fit.RamBytes);
            Assert.Null(fit.Milliseconds);
        });
    }

    [Fact]
    public void ALargeModelIsRefusedWithTheBytesAndTheLayer()
    {
        BoardFit fit = BoardFit.Of(FitModels.Shipped("flagship").Graph, Esp32);
        Assert.False(fit.Fits);
        Assert.Equal("relu5", fit.CostliestLayer);
        string ram = Assert.Single(fit.Excess, e => e.Contains(": RAM ", StringComparison.Ordinal));
        Match match = Numbers().Match(ram);
        Assert.True(match.Success, ram);
        long[] numbers = [.. match.Groups.Values.Skip(1).Select(g => long.Parse(g.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];
        Assert.Equal([fit.RamBytes, fit.RamLimit!.Value, fit.RamBytes - fit.RamLimit.Value, fit.Parts.Single(p => p.Layer == "relu5").RamBytes], numbers[..4]);
        Assert.InRange(numbers[4], 1, FitModels.Shipped("flagship").Graph.ArenaBytes);
        Assert.All(fit.Excess, e => Assert.DoesNotContain('\n', e));
    }

    [Fact]
    public void TheLastByteDecides()
    {
        Graph graph = FitModels.Shipped("nano").Graph;
        BoardFit fit = BoardFit.Of(graph, Esp32);
        Board full = WithLimits(Esp32, fit.FlashBytes, fit.RamBytes);
        Assert.True(BoardFit.Of(graph, full).Fits);
        string flash = Assert.Single(BoardFit.Of(graph, WithLimits(full, fit.FlashBytes - 1, fit.RamBytes)).Excess);
        Assert.Contains($"flash {fit.FlashBytes:N0} of {fit.FlashBytes - 1:N0} bytes, 1 too many; the most is dense1's weights, 4,600 bytes", flash, StringComparison.Ordinal);
        string ram = Assert.Single(BoardFit.Of(graph, WithLimits(full, fit.FlashBytes, fit.RamBytes - 1)).Excess);
        Assert.StartsWith($"Model 'nano' does not fit {Esp32.Name}: RAM {fit.RamBytes:N0} of {fit.RamBytes - 1:N0} bytes, 1 too many; the most is relu3's weights", ram, StringComparison.Ordinal);
    }

    [Fact]
    public void AHeapOfWhichOnlyTheHighEndIsKnownIsComparedAndMarked()
    {
        BoardFit fit = BoardFit.Of(FitModels.Shipped("nano").Graph, BoardCatalog.Find("pico"));
        Assert.True(fit.IsRamLimitBound);
        Assert.Equal(BoardCatalog.Find("pico").Ram.HeapBytes.High, fit.RamLimit);
        Assert.False(BoardFit.Of(FitModels.Shipped("nano").Graph, Esp32).IsRamLimitBound);
    }

    // 300 x 250 weights pass what one assembly of nanoFramework holds, whatever the board; a Raspberry Pi does not mind.
    [Fact]
    public void ConstantsOfAnAssemblyAreALimit()
    {
        Graph graph = FitModels.Dense(300, 250);
        Assert.All(BoardFit.Table(graph), fit => Assert.Equal(fit.Board.Runtime.Kind == RuntimeKind.DotNet, fit.Fits));
        string sentence = Assert.Single(BoardFit.Of(graph, BoardCatalog.Find("stm32f769i-disco")).Excess);
        // Weights, biases, multipliers and shifts, and four golden samples.
        long constants = 300 * 250 + 12 * 250 + 4 * (300 + 250);
        Assert.Contains($"constants {constants:N0} of 60,000 bytes", sentence, StringComparison.Ordinal);
        Assert.Contains($"{constants - 60_000:N0} too many; the most is dense1's weights, {300 * 250 + 12 * 250:N0} bytes", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void TensorsOfAMethodAndTheSizeOfAnObjectAreLimits()
    {
        Graph deep = FitModels.Dense([.. Enumerable.Repeat(1, 201)]);
        IReadOnlyList<string> excess = BoardFit.Of(deep, BoardCatalog.Find("esp32-s3")).Excess;
        Assert.Contains(excess, e => e.Contains("201 of 200 tensors", StringComparison.Ordinal));
        Graph wide = FitModels.Dense(GeneratedClassForm.MaxObjectBytes + 1, 1);
        Assert.Contains(BoardFit.Of(wide, BoardCatalog.Find("stm32f769i-disco")).Excess, e => e.Contains("one object", StringComparison.Ordinal) && e.Contains("dense1", StringComparison.Ordinal));
    }

    [Fact]
    public void AnEstimatorFillsTheTimesAndAFormIsForItsRuntimeOnly()
    {
        Graph graph = FitModels.Shipped("nano-xs").Graph;
        var estimator = new MacsPerMillisecond(1000);
        Assert.All(BoardFit.Table(graph, estimator), fit => Assert.Equal(fit.Board.Runtime.Kind == RuntimeKind.NanoFramework ? graph.Macs / 1000d : null, fit.Milliseconds));
        Assert.Throws<ArgumentException>(() => BoardFit.Of(graph, Esp32, new ModelFileForm(), null));
    }

    [Fact]
    public void ALineABoardWithTheColumnsOfTheHeading()
    {
        IReadOnlyList<BoardFit> table = BoardFit.Table(FitModels.Shipped("flagship").Graph);
        IReadOnlyList<string> lines = BoardTable.Lines(table);
        Assert.Equal(table.Count + 1, lines.Count);
        Assert.All(BoardTable.Cells(table), row => Assert.Equal(7, row.Count));
        BoardFit pi = table.Single(f => f.Board.Id == "raspberry-pi-5");
        Assert.Matches($@"^raspberry-pi-5 +yes +{pi.FlashBytes:N0} +any card +{pi.RamBytes:N0} +2,147,483,648 +not estimated$", lines.Single(l => l.StartsWith("raspberry-pi-5", StringComparison.Ordinal)));
        Assert.Matches(@"^esp32 +no ", lines.Single(l => l.StartsWith("esp32 ", StringComparison.Ordinal)));
        string pico = BoardTable.Lines(BoardFit.Table(FitModels.Shipped("nano").Graph, new MacsPerMillisecond(1000))).Single(l => l.StartsWith("pico ", StringComparison.Ordinal));
        Assert.Matches(@"^pico +yes, if the heap allows .* at most 245,712 +150 ms \(75 to 299\)$", pico);
    }

    // Names come from files of others.
    [Fact]
    public void AHostileNameStaysOneShortLine()
    {
        string name = "\u001b[2J\n" + new string('x', 100_000);
        var input = new Tensor("in", [1, 300], 0.5f, 0);
        var output = new Tensor("out", [1, 300], 0.5f, 0);
        int[] channels = [.. Enumerable.Repeat(1 << 30, 300)];
        var graph = new Graph(name, [input], [output], [new FullyConnected(name, input, output, new sbyte[90_000], null, channels, new int[300], -128, 127)]);
        Assert.All(BoardFit.Table(graph).SelectMany(f => f.Excess), e => Assert.True(e.Length < 1_000 && !e.Any(char.IsControl), e));
    }

    // Twenty thousand layers, as a hostile file may have them, take no time to speak of.
    [Fact]
    public void ManyLayersAreCountedInOnePass() => Assert.Contains(
        BoardFit.Of(FitModels.Dense([.. Enumerable.Repeat(1, 20_000)]), Esp32).Excess, e => e.Contains("IL ", StringComparison.Ordinal));

    [GeneratedRegex(@"RAM ([\d,]+) of ([\d,]+) bytes, ([\d,]+) too many; the most is relu5's weights, ([\d,]+) bytes \(and the arena's peak of ([\d,]+) at \w+\)\.$")]
    private static partial Regex Numbers();

    private static Board WithLimits(Board board, long flash, long heap) => board with
    {
        Flash = board.Flash with { ApplicationBytes = new Figure(flash, null, null, FigureBasis.Derived, "This test.") },
        Ram = board.Ram with { HeapBytes = new Figure(heap, null, null, FigureBasis.Derived, "This test.") },
    };

    private sealed class MacsPerMillisecond(int macs) : ILatencyEstimator
    {
        public LatencyEstimate? Estimate(Graph graph, Board board, IDeploymentForm form) =>
            form is GeneratedClassForm ? new LatencyEstimate(graph.Macs / (double)macs, graph.Macs / 2d / macs, 2d * graph.Macs / macs, "This test.") : null;
    }
}
