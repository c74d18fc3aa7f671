using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using Edge.Inference;
using Edge.Quantize.Calibration;
using Edge.Quantize.Network;
using Edge.Quantize.Quantization;
using Edge.Quantize.Tests.Support;
using Edge.Testing.Fuzzing;

namespace Edge.Quantize.Tests.Fuzzing;

/// <summary>Imports a file and, where it is accepted, quantises and runs it: anything but one sentence or equal bytes of both engines is a fault.</summary>
internal static class OnnxTrial
{
    // Larger networks are imported only: a run of the float network is not what is tested here.
    private const long MostElements = 1 << 17;
    private const long MostMacs = 3_000_000;

    /// <summary>Bytes that reading a file may allocate: a fixed part and a multiple of its size.</summary>
    public static long MostBytes(int fileLength) => (2L << 20) + (256L * fileLength);

    /// <summary>Tries a file.</summary>
    /// <returns>The sentence of a refusal; null where the network ran.</returns>
    /// <exception cref="FuzzException">A fault.</exception>
    public static string? Try(byte[] file, Random random)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        FloatGraph graph;
        try
        {
            graph = QuantizationPipeline.Import(file);
        }
        catch (QuantizeException e)
        {
            RequireBytes(file, before);
            RequireSentence(e.Message);
            return e.Message;
        }
        RequireBytes(file, before);
        if (graph.Operators.Sum(o => (long)o.Output.Length) > MostElements || graph.Operators.Sum(Macs) > MostMacs)
            return null;
        float[][] samples = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, graph.Input.Length).Select(_ => random.NextSingle() * 4 - 2).ToArray())];
        try
        {
            Run(Quantizer.ToTflite(graph, Calibrator.Run(graph, new ArrayImages(samples), samples.Length, CancellationToken.None), "fuzz", []), random);
        }
        catch (QuantizeException e)
        {
            RequireSentence(e.Message);
            return e.Message;
        }
        return null;
    }

    private static void Run(byte[] tflite, Random random)
    {
        Model model = Model.Load(tflite);
        var input = new sbyte[model.InputLength];
        random.NextBytes(MemoryMarshal.AsBytes(input.AsSpan()));
        ReadOnlySpan<sbyte> expected = model.CreateSession(EngineKind.Reference).Run(input), got = model.CreateSession().Run(input);
        if (!expected.SequenceEqual(got))
            throw new FuzzException($"expected both engines to give the same {expected.Length} bytes, got another one at {expected.CommonPrefixLength(got)}");
    }

    private static long Macs(FloatOperator step) => step switch
    {
        FloatConv2D conv => (long)conv.Output.Length * conv.Weights.Count / Math.Max(conv.Bias.Count, 1),
        FloatDense dense => dense.Weights.Count,
        FloatPool2D pool => (long)pool.Output.Length * pool.Window.Height * pool.Window.Width,
        _ => step.Output.Length,
    };

    private static void RequireSentence(string message)
    {
        if (!message.Contains("expected", StringComparison.OrdinalIgnoreCase) || !message.EndsWith('.') || message.Any(char.IsControl) || message.Length > 2000)
            throw new FuzzException($"expected one sentence that says what was expected, got: {message}");
    }

    private static void RequireBytes(byte[] file, long before)
    {
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        if (bytes > MostBytes(file.Length))
            throw new FuzzException($"expected at most {MostBytes(file.Length)} bytes to be allocated for a file of {file.Length}, got {bytes}");
    }
}
