using System;
using System.IO;
using System.Runtime.InteropServices;
using Edge.Testing;

namespace Edge.Inference.Tests;

/// <summary>Proves that whole networks give exactly the bytes that TensorFlow Lite Micro's reference kernels gave for them.</summary>
public class ReferenceModelTests
{
    [Fact]
    public void The_bundled_network_gives_the_reference_bytes() => Compare(Repository.Data("n2"), "n2");

    [SkippableTheory]
    [InlineData("n2")]
    [InlineData("kws")]
    [InlineData("resnet8")]
    [InlineData("mnist_dw")]
    public void A_shared_network_gives_the_reference_bytes(string name) => Compare(Repository.SharedOrSkip("models"), name);

    private static void Compare(string folder, string name)
    {
        Session session = Model.Load(Path.Combine(folder, name + ".tflite")).CreateSession();
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
