using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Inference;
using Edge.Micro;
using Edge.Nano.Tests.Support;
using Edge.NanoSim.Conformity;
using Edge.Quantize.Nano;
using Edge.Testing;

namespace Edge.Nano.Tests;

/// <summary>Networks of others, generated: their recorded answers come from TensorFlow Lite Micro, and their assemblies are what nanoFramework takes.</summary>
public class SharedModelTests
{
    [SkippableTheory]
    [InlineData("kws")]
    [InlineData("mnist_dw")]
    [InlineData("n2")]
    [InlineData("resnet8")]
    public void EveryRecordedAnswerIsGiven(string name)
    {
        Graph graph = Shared(name);
        var generated = new NanoClass(graph, new NanoOptions());
        sbyte[] inputs = Samples(name, "in"), outputs = Samples(name, "out");
        int inputLength = graph.Inputs.Sum(t => t.Length), outputLength = graph.Outputs.Sum(t => t.Length), samples = outputs.Length / outputLength;
        Assert.Equal(samples * inputLength, inputs.Length);
        for (int i = 0; i < samples; i++)
            Assert.Equal(outputs[(i * outputLength)..((i + 1) * outputLength)], generated.Run(inputs[(i * inputLength)..((i + 1) * inputLength)]));
    }

    /// <summary>What has no room in one assembly is several, and each of them conforms.</summary>
    [SkippableTheory]
    [InlineData("kws")]
    [InlineData("mnist_dw")]
    [InlineData("n2")]
    [InlineData("resnet8")]
    public void EveryAssemblyConforms(string name)
    {
        NanoAssemblies.CoreLibraryOrSkip();
        IReadOnlyList<NanoFile> files = NanoClass.Generate(Shared(name));
        using var folder = new TemporaryFolder();
        IReadOnlyList<string> assemblies = NanoAssemblies.Compile(folder, files);
        Assert.Equal(files.Select(f => Path.GetDirectoryName(f.Path)).Distinct().Count(), assemblies.Count);
        string[] violations = [.. assemblies.SelectMany(ConformityChecker.Check).Select(v => v.ToString())];
        Assert.True(violations.Length == 0, string.Join('\n', violations));
    }

    private static Graph Shared(string name) => Model.Load(File.ReadAllBytes(Repository.SharedOrSkip("models", name + ".tflite"))).Graph;

    private static sbyte[] Samples(string name, string side)
    {
        byte[] bytes = File.ReadAllBytes(Repository.SharedOrSkip("models", $"{name}.{side}.bin"));
        return (sbyte[])(Array)bytes;
    }
}
