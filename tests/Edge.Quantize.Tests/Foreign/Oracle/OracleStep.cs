using System;
using System.Linq;
using Edge.Micro.Tests.Oracle;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests.Foreign.Oracle;

/// <summary>An operator of the .tflite file with its tensors and the values that came in.</summary>
internal sealed record OracleStep(string Kind, FlatWalker? Options, OracleTensor?[] Tensors, sbyte[]?[] Values, OracleTensor Output)
{
    public OracleTensor Input => Tensors[0]!;

    /// <summary>An input by coordinates: what a step before gave, or a constant.</summary>
    public Grid Grid(int input) => new(Tensors[input]!.Shape, Values[input] ?? Tensors[input]!.Bytes);

    public int Option(int field, int absent = 0) => Options?.Int(field, absent) ?? absent;

    public int ByteOption(int field) => Options?.Byte(field) ?? 0;

    /// <summary>Rows or columns of a window; padding is field 0, 0 for SAME.</summary>
    public Sliding Sliding(int dimension, int kernel, int strideField, int dilation) =>
        new(Input.Shape[dimension], kernel, Option(strideField), dilation, ByteOption(0) == 0);

    /// <summary>The clamp of an activation: 0 none, 1 RELU, 2 RELU_N1_TO_1, 3 RELU6.</summary>
    public (int Min, int Max) Clamp(int field)
    {
        int activation = ByteOption(field);
        int Step(int real) => Activations.Step(real, Output.Scale, Output.ZeroPoint);
        return activation switch
        {
            0 => (-128, 127),
            1 => (Output.ZeroPoint, 127),
            2 => (Step(-1), Step(1)),
            3 => (Output.ZeroPoint, Step(6)),
            _ => throw new NotSupportedException($"activation {activation}"),
        };
    }

    /// <summary>The rescaling of a layer with weights; in double precision, but in single where a dense layer has one scale.</summary>
    public Requantization Requantization(int channels, int activationField)
    {
        float[] weightScales = Tensors[1]!.Scales;
        bool single = Kind == "FULLY_CONNECTED" && weightScales.Length == 1;
        (int Multiplier, int Shift)[] factors = [.. Enumerable.Range(0, channels).Select(c =>
        {
            float weightScale = weightScales[weightScales.Length == 1 ? 0 : c];
            double product = single ? (float)(Input.Scale * weightScale) : (double)Input.Scale * weightScale;
            return Exact.Quantize(product / Output.Scale)!.Value;
        })];
        (int min, int max) = Clamp(activationField);
        int[]? bias = Tensors.Length > 2 ? Tensors[2]?.Integers : null;
        return new Requantization(bias, [.. factors.Select(f => f.Multiplier)], [.. factors.Select(f => f.Shift)], Output.ZeroPoint, min, max);
    }
}
