using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Inference;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Nano.Tests.Support;
using Edge.Quantize.Nano;
using Edge.Testing;

namespace Edge.Nano.Tests;

/// <summary>No line of a generated class is longer than a person reads, however long the names are that others gave their layers.</summary>
public class LineLengthTests
{
    private const int MostCharacters = 160;

    // Words, so that identifiers are long as well, and no blank, at which comments break.
    private static readonly string LongName = string.Concat(Enumerable.Repeat("encoder/blockNumber9/", 5))[..100];

    [SkippableTheory]
    [InlineData("kws")]
    [InlineData("mnist_dw")]
    [InlineData("n2")]
    [InlineData("resnet8")]
    public void NetworksOfOthersHaveNoLongLine(string name) =>
        AssertShort(NanoClass.Generate(Model.Load(File.ReadAllBytes(Repository.SharedOrSkip("models", name + ".tflite"))).Graph));

    /// <summary>The networks of many kinds of layers: the last ones hold layers that Edge.Micro runs.</summary>
    [Fact]
    public void LongNamesMakeNoLongLine()
    {
        bool hasFallback = false, hasSum = false, hasDepthwise = false;
        for (int seed = 0; seed < 60; seed++)
        {
            IReadOnlyList<NanoFile> files = NanoClass.Generate(new RandomNetwork(seed, LongName).Make());
            AssertShort(files);
            hasFallback |= files[0].Text.Contains("new Interpreter(", StringComparison.Ordinal);
            hasSum |= files[0].Text.Contains("// ADD;", StringComparison.Ordinal);
            hasDepthwise |= files[0].Text.Contains("// DEPTHWISE", StringComparison.Ordinal);
        }
        Assert.True(hasFallback && hasSum && hasDepthwise, "expected every kind of layer among the networks");
    }

    [Fact]
    public void LongNamesCompileAndGiveTheReferencesBytes()
    {
        for (int seed = 0; seed < 8; seed++)
        {
            var random = new RandomNetwork(seed, LongName);
            AssertExact(random.Make(), random.Input);
        }
    }

    /// <summary>Two dense layers, each with more constants than half an assembly holds: calls go to a class with a name of its own.</summary>
    [Fact]
    public void LongNamesInSeveralAssembliesMakeNoLongLine()
    {
        var random = new Random(1);
        var input = new Tensor(LongName + "in", [1, 400], 0.5f, -128);
        Tensor hidden = new(LongName + "hidden", [1, 100], 0.25f, -128), output = new(LongName + "out", [1, 400], 0.25f, -128);
        var graph = new Graph("wide", [input], [output], [Dense(input, hidden, random), Dense(hidden, output, random)]);
        Assert.Contains(AssertExact(graph, length => [.. Enumerable.Range(0, length).Select(_ => (sbyte)random.Next(-128, 128))]), f => f.Path.Contains("Part1", StringComparison.Ordinal));
    }

    private static FullyConnected Dense(Tensor from, Tensor to, Random random) => new(
        to.Name, from, to, [.. Enumerable.Range(0, from.Length * to.Length).Select(_ => (sbyte)random.Next(-127, 128))], null,
        [.. Enumerable.Repeat(1 << 30, to.Length)], [.. Enumerable.Repeat(-8, to.Length)], -128, 127);

    private static IReadOnlyList<NanoFile> AssertExact(Graph graph, Func<int, sbyte[]> draw)
    {
        var generated = new NanoClass(graph);
        AssertShort(generated.Files);
        generated.AssertExact(graph, draw, 5);
        return generated.Files;
    }

    private static void AssertShort(IReadOnlyList<NanoFile> files) =>
        Assert.All(files.SelectMany(f => f.Text.Split('\n')), line => Assert.True(line.Length <= MostCharacters, $"{line.Length} characters: {line}"));
}
