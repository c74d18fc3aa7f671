using Edge.Micro.Arithmetic;
using Edge.Micro.Operators;

namespace Edge.Micro.Tflite;

/// <summary>Makes the operators that go element by element: of one tensor by a table, of two with broadcasting.</summary>
internal static class ElementwiseOperators
{
    /// <summary>RELU, RELU6, RELU_N1_TO_1.</summary>
    public static Operator Relu(OperatorSource source, Activation activation)
    {
        sbyte[] table = Table(source);
        if (!ActivationTables.TryRelu(activation, source.Input(0), source.Output, table))
            throw source.InvalidScales("");
        return FromTable(source, table);
    }

    /// <summary>LEAKY_RELU: its slope is an option.</summary>
    public static Operator LeakyRelu(OperatorSource source)
    {
        sbyte[] table = Table(source);
        float alpha = source.RealOption(TfliteSchema.LeakyReluAlpha, 0f);
        if (!ActivationTables.TryLeakyRelu(alpha, source.Input(0), source.Output, table))
            throw source.Invalid("expected scales and a slope whose ratio is below 2^30, got a slope of " + alpha + " and scales of " + source.Input(0).Scale + " and " + source.Output.Scale);
        return FromTable(source, table);
    }

    /// <summary>LOGISTIC: output scale 1/256, zero point -128.</summary>
    public static Operator Logistic(OperatorSource source)
    {
        sbyte[] table = Table(source);
        RequireOutput(source, 1f / 256, -128);
        if (!ActivationTables.TryLogistic(source.Input(0), table))
            throw InvalidInput(source);
        return FromTable(source, table);
    }

    /// <summary>TANH: output scale 1/128, zero point 0.</summary>
    public static Operator Tanh(OperatorSource source)
    {
        sbyte[] table = Table(source);
        RequireOutput(source, 1f / 128, 0);
        if (!ActivationTables.TryTanh(source.Input(0), table))
            throw InvalidInput(source);
        return FromTable(source, table);
    }

    /// <summary>HARD_SWISH.</summary>
    public static Operator HardSwish(OperatorSource source)
    {
        sbyte[] table = Table(source);
        if (!ActivationTables.TryHardSwish(source.Input(0), source.Output, table))
            throw source.Invalid("expected scales that 16-bit arithmetic can hold, got " + source.Input(0).Scale + " and " + source.Output.Scale);
        return FromTable(source, table);
    }

    /// <summary>SUB: two inputs.</summary>
    public static Operator Sub(OperatorSource source)
    {
        source.RequireInputs(2, 2);
        int[] multipliers = new int[3], shifts = new int[3];
        if (!Operators.Sub.TryScale(source.Input(0).Scale, source.Input(1).Scale, source.Output.Scale, multipliers, shifts))
            throw source.InvalidScales("");
        source.ActivationRange(TfliteSchema.SubActivation, out int min, out int max);
        return new Sub(source.Name, source.Input(0), source.Input(1), source.Output, multipliers, shifts, min, max);
    }

    /// <summary>MUL: two inputs.</summary>
    public static Operator Mul(OperatorSource source)
    {
        source.RequireInputs(2, 2);
        double factor = (double)source.Input(0).Scale * (double)source.Input(1).Scale / (double)source.Output.Scale;
        if (!QuantizedMultiplier.TryFromReal(factor, out int multiplier, out int shift))
            throw source.InvalidScales("");
        source.ActivationRange(TfliteSchema.MulActivation, out int min, out int max);
        return new Mul(source.Name, source.Input(0), source.Input(1), source.Output, multiplier, shift, min, max);
    }

    /// <summary>MAXIMUM and MINIMUM: two inputs.</summary>
    public static Operator Extremum(OperatorSource source)
    {
        source.RequireInputs(2, 2);
        if (source.Code == TfliteSchema.Maximum)
            return new Maximum(source.Name, source.Input(0), source.Input(1), source.Output);
        return new Minimum(source.Name, source.Input(0), source.Input(1), source.Output);
    }

    private static sbyte[] Table(OperatorSource source)
    {
        source.RequireInputs(1, 1);
        source.Tensors.Charge(256);
        return new sbyte[256];
    }

    private static Lookup FromTable(OperatorSource source, sbyte[] table) =>
        new Lookup(BuiltinOperators.NameOf(source.Code), source.Name, source.Input(0), source.Output, table);

    private static void RequireOutput(OperatorSource source, float scale, int zeroPoint)
    {
        if (source.Output.Scale != scale || source.Output.ZeroPoint != zeroPoint)
            throw source.Invalid("expected an output scale of " + scale + " and zero point of " + zeroPoint + ", got " + source.Output.Scale + " and " + source.Output.ZeroPoint);
    }

    private static InvalidModelException InvalidInput(OperatorSource source) =>
        source.Invalid("expected an input scale of 2^-27 to below 8, got " + source.Input(0).Scale);
}
