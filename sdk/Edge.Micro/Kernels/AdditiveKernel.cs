using Edge.Micro.Operators;

namespace Edge.Micro.Kernels;

/// <summary>ADD and SUB of two tensors of one shape: the three scalings of an element without a call. Each is one shift, see <see cref="Rescaler"/>.</summary>
internal sealed class AdditiveKernel : Kernel
{
    private readonly AdditiveOperator _operator;
    private readonly int _sign;
    private readonly long[] _roundings = new long[3];
    private readonly int[] _rights = new int[3];
    private readonly long[] _ties = new long[3];

    /// <summary>Prepares the operator.</summary>
    public AdditiveKernel(AdditiveOperator step)
    {
        _operator = step;
        _sign = step is Sub ? -1 : 1;
        for (int i = 0; i < 3; i++)
        {
            // Shifts are 0 or to the right. Without one there is no second rounding, and so no tie below zero to take down.
            bool isShifted = step.Shifts[i] < 0;
            _rights[i] = 31 - step.Shifts[i];
            _roundings[i] = (1L << 30) + (isShifted ? 1L << _rights[i] - 1 : 0);
            _ties[i] = isShifted ? 1L << 31 : 0;
        }
    }

    /// <summary>Whether the kernel takes the operator: nothing is broadcast.</summary>
    public static bool Supports(AdditiveOperator step) => step.Inputs[0].Length == step.Output.Length && step.Inputs[1].Length == step.Output.Length;

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        Tensor first = _operator.Inputs[0], second = _operator.Inputs[1], output = _operator.Output;
        sbyte[] source1 = first.Source(arena), source2 = second.Source(arena);
        int zeroPoint1 = first.ZeroPoint, zeroPoint2 = second.ZeroPoint, zeroPoint = output.ZeroPoint;
        int min = _operator.ActivationMin, max = _operator.ActivationMax, sign = _sign;
        // As 64-bit numbers: a conversion of each element is saved.
        long multiplier1 = _operator.Multipliers[0], multiplier2 = _operator.Multipliers[1], multiplier = _operator.Multipliers[2];
        long rounding1 = _roundings[0], rounding2 = _roundings[1], rounding = _roundings[2];
        long tie1 = _ties[0], tie2 = _ties[1], tie = _ties[2];
        int right1 = _rights[0], right2 = _rights[1], right = _rights[2];
        int from1 = first.Offset, from2 = second.Offset, to = output.Offset;
        int end = to + output.Length;
        for (; to < end; to++)
        {
            int value = source1[from1] - zeroPoint1 << AdditiveOperator.LeftShift;
            long product = value * multiplier1 + rounding1;
            if (value < 0)
                product -= tie1;
            int scaled = (int)(product >> right1);
            value = source2[from2] - zeroPoint2 << AdditiveOperator.LeftShift;
            product = value * multiplier2 + rounding2;
            if (value < 0)
                product -= tie2;
            value = scaled + sign * (int)(product >> right2);
            product = value * multiplier + rounding;
            if (value < 0)
                product -= tie;
            value = (int)(product >> right) + zeroPoint;
            if (value < min)
                value = min;
            if (value > max)
                value = max;
            arena[to] = (sbyte)value;
            from1++;
            from2++;
        }
    }
}
