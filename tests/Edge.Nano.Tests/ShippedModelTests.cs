using System.IO;
using Edge.Micro;
using Edge.Nano.Tests.Support;
using Edge.Quantize.Nano;
using Edge.Testing;

namespace Edge.Nano.Tests;

/// <summary>The networks that ship, generated for nanoFramework: every output byte is the reference's.</summary>
public class ShippedModelTests
{
    private const int Header = 16;

    [SkippableTheory]
    [InlineData("nano", 10_000)]
    [InlineData("nano-xs", 10_000)]
    [InlineData("digits", 40)]
    public void EveryByteOnTestImagesIsTheReferences(string name, int images)
    {
        byte[] file = File.ReadAllBytes(Path.Combine(Mnist.FolderOrSkip(), Mnist.TestImages));
        Graph graph = Networks.Shipped(name);
        sbyte[] goldenInputs = graph.GoldenInputs(), goldenOutputs = graph.GoldenOutputs();
        var generated = new NanoClass(graph, new NanoOptions { Densities = NanoEmitter.Densities(graph, goldenInputs) }, goldenInputs, goldenOutputs);
        var reference = new Interpreter(graph);
        sbyte[] input = new sbyte[784], expected = new sbyte[10];
        for (int image = 0; image < images; image++)
        {
            for (int i = 0; i < input.Length; i++)
                input[i] = (sbyte)(file[Header + image * input.Length + i] - 128);
            reference.Run(input, 0, expected, 0);
            Assert.Equal(expected, generated.Run(input));
        }
        Assert.True(generated.SelfTest());
    }
}
