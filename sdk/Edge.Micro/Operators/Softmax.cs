using Edge.Micro.Arithmetic;

namespace Edge.Micro.Operators;

/// <summary>exp(beta * x) / sum of exp(beta * x) over the last dimension, TFLite SOFTMAX: output scale 1/256, zero point -128.</summary>
public sealed class Softmax : Operator
{
    private const int ScaledDifferenceIntegerBits = 5;
    private const int AccumulatorIntegerBits = 12;

    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="input">Any shape; softmax goes over the last dimension.</param>
    /// <param name="output">The same shape, scale 1/256, zero point -128.</param>
    /// <param name="multiplier">Mantissa of beta * input scale * 2^26.</param>
    /// <param name="shift">Exponent of it, 0 to 30 (31 where the factor is the largest that the arithmetic holds).</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    public Softmax(string name, Tensor input, Tensor output, int multiplier, int shift)
        : base(name, new Tensor[] { input }, output)
    {
        RequireSigned(input);
        RequireSigned(output);
        if (!input.HasShapeOf(output))
            throw Invalid("expected '" + output.Name + "' to have the shape " + input.ShapeText() + ", got " + output.ShapeText());
        if (output.Scale != 1f / 256 || output.ZeroPoint != -128)
            throw Invalid("expected an output scale of 1/256 and zero point of -128, got " + output.Scale + " and " + output.ZeroPoint);
        if (multiplier < 1 << 30 || shift < 0 || shift > 31)
            throw Invalid("expected beta times the input scale to be at least 2^-26, got a multiplier of " + multiplier + " and a shift of " + shift);
        // The sum of exponentials, each at most 1, has 12 integer bits.
        if (input.DimensionFromEnd(0) > 4095)
            throw Invalid("expected at most 4095 classes, got " + input.DimensionFromEnd(0));
        Multiplier = multiplier;
        Shift = shift;
        SmallestDifference = -(int)(((1L << ScaledDifferenceIntegerBits) - 1 << 31 - ScaledDifferenceIntegerBits) >> shift);
    }

    /// <inheritdoc/>
    public override string Kind => "SOFTMAX";

    /// <summary>Mantissa of beta * input scale * 2^26.</summary>
    public int Multiplier { get; }

    /// <summary>Exponent of beta * input scale * 2^26.</summary>
    public int Shift { get; }

    /// <summary>The smallest difference to the largest input of a row whose exponential counts: -255 or below where all do.</summary>
    public int SmallestDifference { get; }

    /// <inheritdoc/>
    public override int ConstantBytes => 8;

    /// <summary>The factor beta * inputScale * 2^26, limited to 2^31 - 1 as the reference does.</summary>
    /// <returns>False where the factor is 1 or less, or not a number.</returns>
    public static bool TryScale(float beta, float inputScale, out int multiplier, out int shift)
    {
        double factor = (double)beta * (double)inputScale * (1 << 31 - ScaledDifferenceIntegerBits);
        multiplier = 0;
        shift = 0;
        if (!(factor > 1))
            return false;
        if (factor >= 2147483647.0)
        {
            // 2^31 - 1 as a mantissa of 31 bits: the whole number itself, with an exponent of 31.
            multiplier = int.MaxValue;
            shift = 31;
            return true;
        }
        // The common helper stops at 2^30; one bit is lent and given back.
        bool valid = QuantizedMultiplier.TryFromReal(factor / 2, out multiplier, out shift);
        shift++;
        return valid;
    }

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        sbyte[] source = Inputs[0].Source(arena);
        int depth = Output.DimensionFromEnd(0);
        int end = Inputs[0].Offset + Inputs[0].Length;
        int destination = Output.Offset;
        for (int row = Inputs[0].Offset; row < end; row += depth)
        {
            int largest = sbyte.MinValue;
            for (int i = row; i < row + depth; i++)
                if (source[i] > largest)
                    largest = source[i];
            int sum = 0;
            for (int i = row; i < row + depth; i++)
                if (source[i] - largest >= SmallestDifference)
                    sum += Addend(Exponential(source[i] - largest));
            int scale = Reciprocal(sum, out int exponent);
            for (int i = row; i < row + depth; i++)
            {
                int value = sbyte.MinValue;
                if (exponent <= 31 && source[i] - largest >= SmallestDifference)
                {
                    int product = FixedPoint.SaturatingRoundingDoublingHighMul(scale, Exponential(source[i] - largest));
                    value += FixedPoint.RoundingDivideByPowerOfTwo(product, exponent);
                }
                arena[destination++] = (sbyte)FixedPoint.Clamp(value, sbyte.MinValue, sbyte.MaxValue);
            }
        }
    }

    /// <summary>exp(beta * input scale * difference).</summary>
    /// <param name="difference">-255 to 0, at least <see cref="SmallestDifference"/>.</param>
    /// <returns>Q0.31.</returns>
    public int Exponential(int difference) =>
        ExponentialFixedPoint.ExpOnNegativeValues(FixedPoint.SaturatingRoundingDoublingHighMul(unchecked(difference * (1 << Shift)), Multiplier));

    /// <summary>What an exponential adds to the sum of a row.</summary>
    /// <param name="exponential">Q0.31.</param>
    /// <returns>Q12.19.</returns>
    public static int Addend(int exponential) => FixedPoint.RoundingDivideByPowerOfTwo(exponential, AccumulatorIntegerBits);

    /// <summary>What an exponential is multiplied by to become a probability in steps of 1/256.</summary>
    /// <param name="sum">Sum of the addends of a row.</param>
    /// <param name="exponent">The product is to be divided by 2^exponent. One of 32 or more leaves less than one half of a step: every probability is 0.</param>
    /// <returns>Q0.31.</returns>
    public static int Reciprocal(int sum, out int exponent)
    {
        int scale = ExponentialFixedPoint.Reciprocal(sum, AccumulatorIntegerBits, out int bitsOverUnit);
        exponent = bitsOverUnit + 31 - 8;
        return scale;
    }
}
