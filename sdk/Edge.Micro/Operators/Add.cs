using Edge.Micro.Arithmetic;

namespace Edge.Micro.Operators;

/// <summary>Element-wise sum of two tensors of different scales, TFLite ADD, with broadcasting.</summary>
/// <remarks>
/// Both inputs are brought to a common scale of 2 * max(s1, s2) / 2^20: (q - zp) * 2^20 times a multiplier of at most 1/2; their
/// sum is requantised to the output.
/// </remarks>
public sealed class Add : Operator
{
    /// <summary>Bits by which the inputs are shifted left before they are scaled.</summary>
    public const int LeftShift = 20;

    private const int MaxRank = 6;

    private readonly int[] _shape = new int[MaxRank];
    private readonly int[] _step1 = new int[MaxRank];
    private readonly int[] _step2 = new int[MaxRank];

    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="input1">Up to six dimensions, each equal to the output's or 1.</param>
    /// <param name="input2">Up to six dimensions, each equal to the output's or 1.</param>
    /// <param name="output">The broadcast shape.</param>
    /// <param name="multipliers">For the first input, the second and the output.</param>
    /// <param name="shifts">For the first input, the second and the output, each at most 0.</param>
    /// <param name="activationMin">Smallest output.</param>
    /// <param name="activationMax">Largest output.</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    public Add(string name, Tensor input1, Tensor input2, Tensor output, int[] multipliers, int[] shifts, int activationMin, int activationMax)
        : base(name, new Tensor[] { input1, input2 }, output)
    {
        RequireSigned(input1);
        RequireSigned(input2);
        RequireSigned(output);
        RequireRange(activationMin, activationMax);
        RequireMultipliers(multipliers, shifts, 3);
        for (int i = 0; i < 3; i++)
            if (shifts[i] > 0)
                throw Invalid("expected factors below 1 for both inputs and the output, got a shift of " + shifts[i]);
        if (output.Shape.Length > MaxRank)
            throw Invalid("expected at most " + MaxRank + " dimensions, got " + output.ShapeText());
        int length1 = 1, length2 = 1;
        for (int i = 0; i < MaxRank; i++)
        {
            int axis = MaxRank - 1 - i;
            int size1 = input1.DimensionFromEnd(i), size2 = input2.DimensionFromEnd(i);
            _shape[axis] = output.DimensionFromEnd(i);
            if (size1 != size2 && size1 != 1 && size2 != 1 || _shape[axis] != (size1 > size2 ? size1 : size2))
                throw Invalid("expected shapes that broadcast to " + output.ShapeText() + ", got " + input1.ShapeText() + " and " + input2.ShapeText());
            _step1[axis] = size1 == 1 ? 0 : length1;
            _step2[axis] = size2 == 1 ? 0 : length2;
            length1 *= size1;
            length2 *= size2;
        }
        if (length1 != input1.Length || length2 != input2.Length)
            throw Invalid("expected at most " + MaxRank + " dimensions, got " + input1.ShapeText() + " and " + input2.ShapeText());
        Multipliers = multipliers;
        Shifts = shifts;
        ActivationMin = activationMin;
        ActivationMax = activationMax;
    }

    /// <inheritdoc/>
    public override string Kind => "ADD";

    /// <summary>For the first input, the second and the output.</summary>
    public int[] Multipliers { get; }

    /// <summary>For the first input, the second and the output.</summary>
    public int[] Shifts { get; }

    /// <summary>Smallest output.</summary>
    public int ActivationMin { get; }

    /// <summary>Largest output.</summary>
    public int ActivationMax { get; }

    /// <inheritdoc/>
    public override int ConstantBytes => 24;

    /// <summary>The three factors from the three scales.</summary>
    /// <returns>False where the arithmetic cannot hold a factor.</returns>
    public static bool TryScale(float scale1, float scale2, float outputScale, int[] multipliers, int[] shifts)
    {
        double twiceLargest = 2 * (double)(scale1 > scale2 ? scale1 : scale2);
        return QuantizedMultiplier.TryFromReal((double)scale1 / twiceLargest, out multipliers[0], out shifts[0])
            && QuantizedMultiplier.TryFromReal((double)scale2 / twiceLargest, out multipliers[1], out shifts[1])
            && QuantizedMultiplier.TryFromReal(twiceLargest / ((1 << LeftShift) * (double)outputScale), out multipliers[2], out shifts[2]);
    }

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        sbyte[] source1 = Inputs[0].Source(arena), source2 = Inputs[1].Source(arena);
        int zeroPoint1 = Inputs[0].ZeroPoint, zeroPoint2 = Inputs[1].ZeroPoint;
        for (int i = 0; i < Output.Length; i++)
        {
            int from1 = Inputs[0].Offset, from2 = Inputs[1].Offset;
            int rest = i;
            for (int axis = MaxRank - 1; rest > 0; axis--)
            {
                int position = rest % _shape[axis];
                rest /= _shape[axis];
                from1 += position * _step1[axis];
                from2 += position * _step2[axis];
            }
            int scaled1 = FixedPoint.MultiplyByQuantizedMultiplier((source1[from1] - zeroPoint1) << LeftShift, Multipliers[0], Shifts[0]);
            int scaled2 = FixedPoint.MultiplyByQuantizedMultiplier((source2[from2] - zeroPoint2) << LeftShift, Multipliers[1], Shifts[1]);
            int value = FixedPoint.MultiplyByQuantizedMultiplier(scaled1 + scaled2, Multipliers[2], Shifts[2]) + Output.ZeroPoint;
            arena[Output.Offset + i] = (sbyte)FixedPoint.Clamp(value, ActivationMin, ActivationMax);
        }
    }
}
