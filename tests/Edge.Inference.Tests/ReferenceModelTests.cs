using System;
using System.IO;
using System.Runtime.InteropServices;
using Edge.Testing;

namespace Edge.Inference.Tests;

/// <summary>Proves that whole networks give exactly the bytes that TensorFlow Lite Micro's reference kernels gave for them.</summary>
public class ReferenceModelTests
{
    [Fact]
    public void The_bundled_network_gives_the_reference_bytes() => Compare(Repository.Data("n2"), "n2", EngineKind.Reference);

    [SkippableTheory]
    [InlineData("n2", EngineKind.Reference)]
    [InlineData("kws", EngineKind.Reference)]
    [InlineData("resnet8", EngineKind.Reference)]
    [InlineData("mnist_dw", EngineKind.Reference)]
    [InlineData("n2", EngineKind.Fast)]
    [InlineData("kws", EngineKind.Fast)]
    [InlineData("resnet8", EngineKind.Fast)]
    [InlineData("mnist_dw", EngineKind.Fast)]
    public void A_shared_network_gives_the_reference_bytes(string name, EngineKind engine) => Compare(Repository.SharedOrSkip("models"), name, engine);

    private static void Compare(string folder, string name, EngineKind engine)
    {
        Session session = Model.Load(Path.Combine(folder, name + ".tflite")).CreateSession(engine);
        ReadOnlySpan<sbyte> inputs = MemoryMarshal.Cast<byte, sbyte>(File.ReadAllBytes(Path.Combine(folder, name + ".in.bin")));
        ReadOnlySpan<sbyte> outputs = MemoryMarshal.Cast<byte, sbyte>(File.ReadAllBytes(Path.Combine(folder, name + ".out.bin")));
        int inputLength = session.Model.InputLength, outputLength = session.Model.OutputLength;
        int samples = inputs.Length / inputLength;
        Assert.True(samples >= 24);
        Assert.Equal(samples * outputLength, outputs.Length);
        for (int i = 0; i < samples; i++)
        {
            ReadOnlySpan<sbyte> got = session.Run(inputs.Slice(i * inputLength, inputLength));
            Assert.True(got.SequenceEqual(outputs.Slice(i * outputLength, outputLength)), $"sample {i} of {name} differs");
        }
    }
}
