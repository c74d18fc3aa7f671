using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using Edge.Testing;

namespace Edge.Quantize.Tests.Foreign;

/// <summary>A network as another program exported it, with inputs and what ONNX Runtime answers; made by Scripts/make_networks.py.</summary>
/// <param name="Name">Name of its files.</param>
/// <param name="Input">Shape of one input as the ONNX file has it, without the batch.</param>
/// <param name="Layout">channelsFirst, channelsLast or flat: the order of the input's elements.</param>
/// <param name="Output">Shape of one output, without the batch.</param>
/// <param name="Samples">Inputs with a recorded output.</param>
/// <param name="Quantized">True where the file has QuantizeLinear and DequantizeLinear.</param>
/// <param name="Logarithms">True where it ends in LogSoftmax, of which Edge gives the probabilities.</param>
/// <param name="Refused">True where Edge has no int8 form of one of its layers.</param>
public sealed record ForeignNetwork(string Name, int[] Input, string Layout, int[] Output, int Samples, bool Quantized, bool Logarithms, bool Refused)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Every network of the folder Data, by name.</summary>
    public static IReadOnlyDictionary<string, ForeignNetwork> All { get; } =
        JsonSerializer.Deserialize<ForeignNetwork[]>(File.ReadAllText(PathOf("networks.json")), Web)!.ToDictionary(n => n.Name);

    /// <summary>Names of the networks in float.</summary>
    public static TheoryData<string> FloatNames => [.. All.Values.Where(n => !n.Quantized && !n.Refused).Select(n => n.Name)];

    /// <summary>Names of the networks that prescribe scales.</summary>
    public static TheoryData<string> QuantizedNames => [.. All.Values.Where(n => n.Quantized).Select(n => n.Name)];

    /// <summary>Names of both.</summary>
    public static TheoryData<string> Names => [.. All.Values.Where(n => !n.Refused).Select(n => n.Name)];

    /// <summary>Names of the networks that must be refused.</summary>
    public static TheoryData<string> RefusedNames => [.. All.Values.Where(n => n.Refused).Select(n => n.Name)];

    /// <summary>Elements of an input.</summary>
    public int InputLength => Input.Aggregate(1, (a, b) => a * b);

    /// <summary>Elements of an output.</summary>
    public int OutputLength => Output.Aggregate(1, (a, b) => a * b);

    /// <summary>The ONNX file.</summary>
    public byte[] Onnx => File.ReadAllBytes(PathOf(Name + ".onnx"));

    public static string PathOf(string file) => Repository.PathOf("tests", "Edge.Quantize.Tests", "Foreign", "Data", file);

    /// <summary>The recorded inputs, in the order of the ONNX file.</summary>
    public float[][] Inputs() => [.. File.ReadAllBytes(PathOf(Name + ".bin"))[..(Samples * InputLength)].Chunk(InputLength).Select(Real)];

    /// <summary>What ONNX Runtime gave for them, as Edge gives it.</summary>
    public float[][] Outputs()
    {
        byte[] file = File.ReadAllBytes(PathOf(Name + ".bin"));
        Assert.Equal(Samples * (InputLength + OutputLength * sizeof(float)), file.Length);
        return OutputsOf(MemoryMarshal.Cast<byte, float>(file.AsSpan(Samples * InputLength)).ToArray());
    }

    /// <summary>Outputs of ONNX Runtime that stand one after another, each as Edge gives it: the channel last, probabilities rather than logarithms.</summary>
    public float[][] OutputsOf(float[] outputs) => [.. outputs.Select(v => Logarithms ? MathF.Exp(v) : v).Chunk(OutputLength).Select(o => Layout == "channelsFirst" && Output.Length == 3 ? Turn(o, Output[0]) : o)];

    /// <summary>More inputs of the same kind, in the order of the ONNX file.</summary>
    public float[][] RandomInputs(int count, int seed)
    {
        var random = new Random(seed);
        var bytes = new byte[count * InputLength];
        random.NextBytes(bytes);
        return [.. bytes.Chunk(InputLength).Select(Real)];
    }

    /// <summary>An input in the order in which Edge takes it: the channel last.</summary>
    public float[] ToChannelsLast(float[] input) => Layout == "channelsFirst" ? Turn(input, Input[0]) : input;

    public override string ToString() => Name;

    private static float[] Turn(float[] picture, int channels)
    {
        int cells = picture.Length / channels;
        return [.. Enumerable.Range(0, picture.Length).Select(i => picture[i % channels * cells + i / channels])];
    }

    private static float[] Real(byte[] bytes) => [.. bytes.Select(b => (b - 128) / 64f)];
}
