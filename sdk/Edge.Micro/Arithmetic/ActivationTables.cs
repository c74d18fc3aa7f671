namespace Edge.Micro.Arithmetic;

/// <summary>Functions of one int8 value as tables of 256 results, each by the integer arithmetic of the reference.</summary>
/// <remarks>Each method fills table[q + 128] and says false where its arithmetic cannot hold the scales.</remarks>
public static class ActivationTables
{
    private const int InputFractionalBits = 27;

    /// <summary>Change of scale and a clamp: RELU, RELU6, RELU_N1_TO_1.</summary>
    /// <param name="activation">The clamp.</param>
    /// <param name="input">Scale and zero point of the input.</param>
    /// <param name="output">Scale and zero point of the output.</param>
    /// <param name="table">Receives 256 results.</param>
    public static bool TryRelu(Activation activation, Tensor input, Tensor output, sbyte[] table)
    {
        if (!QuantizedMultiplier.TryFromReal((double)(float)(input.Scale / output.Scale), out int multiplier, out int shift))
            return false;
        Scales.ActivationRange(activation, output.Scale, output.ZeroPoint, out int min, out int max);
        for (int i = 0; i < 256; i++)
            table[i] = (sbyte)FixedPoint.Clamp(FixedPoint.MultiplyByQuantizedMultiplier(i - 128 - input.ZeroPoint, multiplier, shift) + output.ZeroPoint, min, max);
        return true;
    }

    /// <summary>x for x &gt;= 0, alpha * x below.</summary>
    /// <param name="alpha">Any finite number.</param>
    /// <param name="input">Scale and zero point of the input.</param>
    /// <param name="output">Scale and zero point of the output.</param>
    /// <param name="table">Receives 256 results.</param>
    public static bool TryLeakyRelu(float alpha, Tensor input, Tensor output, sbyte[] table)
    {
        float slope = (float)((float)(input.Scale * alpha) / output.Scale);
        if (!QuantizedMultiplier.TryFromReal((double)(float)(input.Scale / output.Scale), out int multiplier, out int shift)
            || !QuantizedMultiplier.TryFromReal((double)(slope < 0 ? -slope : slope), out int slopeMultiplier, out int slopeShift))
            return false;
        for (int i = 0; i < 256; i++)
        {
            int value = i - 128 - input.ZeroPoint;
            int scaled = value >= 0 ? FixedPoint.MultiplyByQuantizedMultiplier(value, multiplier, shift) : FixedPoint.MultiplyByQuantizedMultiplier(value, slopeMultiplier, slopeShift);
            table[i] = (sbyte)FixedPoint.Clamp((value < 0 && slope < 0 ? -scaled : scaled) + output.ZeroPoint, sbyte.MinValue, sbyte.MaxValue);
        }
        return true;
    }

    /// <summary>1 / (1 + exp(-x)), for an output scale of 1/256 and zero point of -128.</summary>
    /// <param name="input">Scale, 2^-27 to below 8, and zero point of the input.</param>
    /// <param name="table">Receives 256 results.</param>
    public static bool TryLogistic(Tensor input, sbyte[] table) => TrySigmoid(input, false, table);

    /// <summary>The hyperbolic tangent, for an output scale of 1/128 and zero point of 0.</summary>
    /// <param name="input">Scale, 2^-27 to below 8, and zero point of the input.</param>
    /// <param name="table">Receives 256 results.</param>
    public static bool TryTanh(Tensor input, sbyte[] table) => TrySigmoid(input, true, table);

    /// <summary>x * min(max(x + 3, 0), 6) / 6, in 16-bit arithmetic.</summary>
    /// <param name="input">Scale and zero point of the input.</param>
    /// <param name="output">Scale and zero point of the output.</param>
    /// <param name="table">Receives 256 results.</param>
    public static bool TryHardSwish(Tensor input, Tensor output, sbyte[] table)
    {
        // The input is taken in steps of scale / 128; the gate, x + 3 limited to 0 to 6, in steps of 3 / 32768.
        float fine = (float)(1f / 128f * input.Scale);
        if (!QuantizedMultiplier.TryFromReal((double)(float)(fine / output.Scale), out int multiplier, out int shift)
            || !QuantizedMultiplier.TryFromReal((double)(float)(fine / (3f / 32768f)), out int gateMultiplier, out int gateShift)
            || shift > 0 || shift < -15 || gateShift < -15)
            return false;
        multiplier = FixedPoint16.FromMultiplier(multiplier);
        gateMultiplier = FixedPoint16.FromMultiplier(gateMultiplier);
        for (int i = 0; i < 256; i++)
        {
            int value = (i - 128 - input.ZeroPoint) * 128;
            int gate = gateShift > 0 ? FixedPoint16.SaturatingShiftLeft(value, gateShift - 1) : value;
            gate = FixedPoint16.RoundingDoublingHighMul(gate, gateMultiplier);
            gate = gateShift > 0 ? FixedPoint16.SaturatingShiftLeft(gate, 1) : FixedPoint.RoundingDivideByPowerOfTwo(gate, -gateShift);
            gate = (gate + 32768) >> 1;
            int product = gate * FixedPoint16.RoundingDoublingHighMul(value, multiplier) / 32768;
            table[i] = (sbyte)FixedPoint.Clamp(FixedPoint.RoundingDivideByPowerOfTwo(product, -shift) + output.ZeroPoint, sbyte.MinValue, sbyte.MaxValue);
        }
        return true;
    }

    private static bool TrySigmoid(Tensor input, bool isTanh, sbyte[] table)
    {
        // The input as Q4.27.
        if (!QuantizedMultiplier.TryFromReal((double)input.Scale * (1 << InputFractionalBits), out int multiplier, out int shift) || shift < 0)
            return false;
        // Beyond it the input would leave Q4.27, and the result is an end of the range.
        int radius = (int)((15L << InputFractionalBits) >> shift);
        for (int i = 0; i < 256; i++)
        {
            int value = i - 128 - input.ZeroPoint;
            int scaled = value <= -radius || value >= radius ? 0 : FixedPoint.MultiplyByQuantizedMultiplier(value, multiplier, shift);
            int result;
            if (value <= -radius)
                result = sbyte.MinValue;
            else if (value >= radius)
                result = sbyte.MaxValue;
            else if (isTanh)
                result = FixedPoint.RoundingDivideByPowerOfTwo(ExponentialFixedPoint.Tanh(scaled), 24);
            else
                result = FixedPoint.RoundingDivideByPowerOfTwo(ExponentialFixedPoint.Logistic(scaled), 23) - 128;
            table[i] = (sbyte)FixedPoint.Clamp(result, sbyte.MinValue, sbyte.MaxValue);
        }
        return true;
    }
}
