using Edge.Micro.Arithmetic;

namespace Edge.Micro.Operators;

/// <summary>Changes scale and zero point, TFLite QUANTIZE from int8 or uint8 to int8 or uint8.</summary>
public sealed class Requantize : Operator
{
    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="input">Any shape.</param>
    /// <param name="output">The same shape.</param>
    /// <param name="multiplier">Mantissa of input scale / output scale.</param>
    /// <param name="shift">Exponent of input scale / output scale.</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    public Requantize(string name, Tensor input, Tensor output, int multiplier, int shift)
        : base(name, new Tensor[] { input }, output)
    {
        if (!input.HasShapeOf(output))
            throw Invalid("expected '" + output.Name + "' to have the shape " + input.ShapeText() + ", got " + output.ShapeText());
        RequireMultiplier(multiplier, shift);
        Multiplier = multiplier;
        Shift = shift;
    }

    /// <inheritdoc/>
    public override string Kind => "QUANTIZE";

    /// <summary>Mantissa of input scale / output scale.</summary>
    public int Multiplier { get; }

    /// <summary>Exponent of input scale / output scale.</summary>
    public int Shift { get; }

    /// <inheritdoc/>
    public override int ConstantBytes => 8;

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        sbyte[] source = Inputs[0].Source(arena);
        int from = Inputs[0].Offset;
        int inputMask = Inputs[0].IsUnsigned ? 0xFF : -1;
        int min = Output.IsUnsigned ? 0 : -128;
        for (int i = 0; i < Output.Length; i++)
        {
            int real = (source[from + i] & inputMask) - Inputs[0].ZeroPoint;
            int value = FixedPoint.MultiplyByQuantizedMultiplier(real, Multiplier, Shift) + Output.ZeroPoint;
            arena[Output.Offset + i] = (sbyte)FixedPoint.Clamp(value, min, min + 255);
        }
    }
}
