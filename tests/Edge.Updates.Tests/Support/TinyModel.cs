using System;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Inference;
using Edge.Micro.Tflite;
using Edge.Quantize.Tflite;

namespace Edge.Updates.Tests.Support;

/// <summary>Networks of one layer: of four inputs and three outputs they are so small that every byte of their packages can be tried.</summary>
internal static class TinyModel
{
    private const int FewInputs = 4;
    private const int FewOutputs = 3;

    /// <summary>A .tflite file.</summary>
    /// <param name="seed">Chooses the weights.</param>
    /// <param name="golden">Makes golden samples of the right ones; null for the right ones, an empty array for none.</param>
    /// <param name="inputs">Values that it takes.</param>
    /// <param name="outputs">Values that it gives.</param>
    public static byte[] Make(int seed, Func<byte[], byte[]>? golden = null, int inputs = FewInputs, int outputs = FewOutputs)
    {
        var sample = new sbyte[inputs];
        new Random(seed).NextBytes(MemoryMarshal.AsBytes(sample.AsSpan()));
        sbyte[] answer = Model.Load(Build(seed, [], inputs, outputs)).CreateSession().Run(sample).ToArray();
        byte[] samples = [.. MemoryMarshal.AsBytes(sample.AsSpan()), .. MemoryMarshal.AsBytes(answer.AsSpan())];
        return Build(seed, golden is null ? samples : golden(samples), inputs, outputs);
    }

    private static byte[] Build(int seed, byte[] golden, int inputs, int outputs)
    {
        var random = new Random(seed);
        var writer = new TfliteWriter();
        int input = writer.Tensor(new TfliteTensor("input", [1, inputs], TfliteSchema.Int8) { Scales = [1 / 255f], ZeroPoints = [-128] });
        int output = writer.Tensor(new TfliteTensor("output", [1, outputs], TfliteSchema.Int8) { Scales = [0.1f], ZeroPoints = [3] });
        int weights = writer.Tensor(new TfliteTensor("weights", [outputs, inputs], TfliteSchema.Int8)
        {
            Data = [.. Enumerable.Range(0, inputs * outputs).Select(_ => (byte)(sbyte)random.Next(-127, 128))],
            Scales = [0.02f],
            ZeroPoints = [0],
        });
        int bias = writer.Tensor(new TfliteTensor("bias", [outputs], TfliteSchema.Int32)
        {
            Data = [.. Enumerable.Range(0, outputs).SelectMany(_ => BitConverter.GetBytes(random.Next(-1000, 1000)))],
            Scales = [0.02f / 255],
            ZeroPoints = [0],
        });
        writer.FullyConnected([input, weights, bias], output, 0);
        if (golden.Length > 0)
            writer.Metadata(Model.GoldenMetadata, golden);
        return writer.ToBytes("tiny", "", [input], [output]);
    }
}
