using System;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Inference;
using Edge.Micro.Tflite;
using Edge.Quantize.Tflite;

namespace Edge.Updates.Tests.Support;

/// <summary>Networks of four inputs and three outputs, so small that every byte of their packages can be tried.</summary>
internal static class TinyModel
{
    private const int Inputs = 4;
    private const int Outputs = 3;

    /// <summary>A .tflite file.</summary>
    /// <param name="seed">Chooses the weights.</param>
    /// <param name="golden">Makes golden samples of the right ones; null for the right ones, an empty array for none.</param>
    public static byte[] Make(int seed, Func<byte[], byte[]>? golden = null)
    {
        var sample = new sbyte[Inputs];
        new Random(seed).NextBytes(MemoryMarshal.AsBytes(sample.AsSpan()));
        sbyte[] answer = Model.Load(Build(seed, [])).CreateSession().Run(sample).ToArray();
        byte[] samples = [.. MemoryMarshal.AsBytes(sample.AsSpan()), .. MemoryMarshal.AsBytes(answer.AsSpan())];
        return Build(seed, golden is null ? samples : golden(samples));
    }

    private static byte[] Build(int seed, byte[] golden)
    {
        var random = new Random(seed);
        var writer = new TfliteWriter();
        int input = writer.Tensor(new TfliteTensor("input", [1, Inputs], TfliteSchema.Int8) { Scales = [1 / 255f], ZeroPoints = [-128] });
        int output = writer.Tensor(new TfliteTensor("output", [1, Outputs], TfliteSchema.Int8) { Scales = [0.1f], ZeroPoints = [3] });
        int weights = writer.Tensor(new TfliteTensor("weights", [Outputs, Inputs], TfliteSchema.Int8)
        {
            Data = [.. Enumerable.Range(0, Inputs * Outputs).Select(_ => (byte)(sbyte)random.Next(-127, 128))],
            Scales = [0.02f],
            ZeroPoints = [0],
        });
        int bias = writer.Tensor(new TfliteTensor("bias", [Outputs], TfliteSchema.Int32)
        {
            Data = [.. Enumerable.Range(0, Outputs).SelectMany(_ => BitConverter.GetBytes(random.Next(-1000, 1000)))],
            Scales = [0.02f / 255],
            ZeroPoints = [0],
        });
        writer.FullyConnected([input, weights, bias], output, 0);
        if (golden.Length > 0)
            writer.Metadata(Model.GoldenMetadata, golden);
        return writer.ToBytes("tiny", "", [input], [output]);
    }
}
