using Edge.Micro.Arithmetic;

namespace Edge.Micro.Operators;

/// <summary>Mean over some dimensions, TFLite MEAN.</summary>
/// <remarks>output = clamp(zp_out + requantise(sum - count * zp_in)), the division by count folded into the multiplier.</remarks>
public sealed class Mean : Operator
{
    private const int MaxRank = 5;

    private readonly int[] _inputShape = new int[MaxRank];
    private readonly bool[] _reduced = new bool[MaxRank];
    private readonly int[] _steps = new int[MaxRank];
    private readonly int _count;

    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="input">Up to five dimensions.</param>
    /// <param name="output">The input's shape with the reduced dimensions 1 or left out.</param>
    /// <param name="axes">Dimensions to reduce; negative ones count from the end; repeated ones count once.</param>
    /// <param name="multiplier">Of input scale / output scale / count, see <see cref="TryScale"/>.</param>
    /// <param name="shift">Of input scale / output scale / count.</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    public Mean(string name, Tensor input, Tensor output, int[] axes, int multiplier, int shift)
        : base(name, new Tensor[] { input }, output)
    {
        int rank = input.Shape.Length;
        RequireSigned(input);
        RequireSigned(output);
        if (rank > MaxRank)
            throw Invalid("expected at most " + MaxRank + " dimensions, got " + input.ShapeText());
        RequireMultiplier(multiplier, shift);
        for (int i = 0; i < axes.Length; i++)
        {
            int axis = axes[i] < 0 ? axes[i] + rank : axes[i];
            if (axis < 0 || axis >= rank)
                throw Invalid("expected axes of " + -rank + " to " + (rank - 1) + ", got " + axes[i]);
            _reduced[MaxRank - rank + axis] = true;
        }
        _count = 1;
        int step = 1;
        for (int i = 0; i < MaxRank; i++)
        {
            int axis = MaxRank - 1 - i;
            _inputShape[axis] = input.DimensionFromEnd(i);
            _steps[axis] = step;
            step *= _inputShape[axis];
            if (_reduced[axis])
                _count *= _inputShape[axis];
        }
        if (!IsReducedShape(output))
            throw Invalid("expected '" + output.Name + "' to be " + input.ShapeText() + " without the reduced dimensions, got " + output.ShapeText());
        Axes = axes;
        Multiplier = multiplier;
        Shift = shift;
    }

    /// <inheritdoc/>
    public override string Kind => "MEAN";

    /// <summary>Dimensions that are reduced.</summary>
    public int[] Axes { get; }

    /// <summary>Mantissa of input scale / output scale / count.</summary>
    public int Multiplier { get; }

    /// <summary>Exponent of input scale / output scale / count.</summary>
    public int Shift { get; }

    /// <inheritdoc/>
    public override int ConstantBytes => 8;

    /// <summary>The factor input scale / output scale / count as the reference forms it: quantised first, then divided.</summary>
    /// <param name="inputScale">Input scale.</param>
    /// <param name="outputScale">Output scale.</param>
    /// <param name="count">Elements in one mean, at least 1.</param>
    /// <param name="multiplier">Mantissa, below 2^31.</param>
    /// <param name="shift">Exponent.</param>
    /// <returns>False where the arithmetic cannot hold the factor.</returns>
    public static bool TryScale(float inputScale, float outputScale, int count, out int multiplier, out int shift)
    {
        if (!QuantizedMultiplier.TryFromReal((double)inputScale / (double)outputScale, out multiplier, out shift))
            return false;
        int bits = 0;
        while (bits < 31 && 1L << bits + 1 <= count)
            bits++;
        if (bits > 31 + shift)
            bits = 31 + shift;
        multiplier = (int)(((long)multiplier << bits) / count);
        shift -= bits;
        return true;
    }

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        sbyte[] source = Inputs[0].Source(arena);
        int offset = _count * Inputs[0].ZeroPoint;
        for (int i = 0; i < Output.Length; i++)
        {
            int sum = 0;
            int from = Inputs[0].Offset + Position(i, false);
            for (int j = 0; j < _count; j++)
                sum += source[from + Position(j, true)];
            int value = FixedPoint.MultiplyByQuantizedMultiplier(sum - offset, Multiplier, Shift) + Output.ZeroPoint;
            arena[Output.Offset + i] = (sbyte)FixedPoint.Clamp(value, sbyte.MinValue, sbyte.MaxValue);
        }
    }

    // Offset in the input of the index-th position counted over the reduced dimensions only, or over the others only.
    private int Position(int index, bool reduced)
    {
        int position = 0;
        for (int axis = MaxRank - 1; index > 0; axis--)
            if (_reduced[axis] == reduced)
            {
                position += index % _inputShape[axis] * _steps[axis];
                index /= _inputShape[axis];
            }
        return position;
    }

    private bool IsReducedShape(Tensor output)
    {
        // Dimensions of 1 are skipped on both sides, which takes both forms, with and without kept dimensions.
        int next = 0;
        for (int axis = 0; axis < MaxRank; axis++)
        {
            if (_reduced[axis] || _inputShape[axis] == 1)
                continue;
            while (next < output.Shape.Length && output.Shape[next] == 1)
                next++;
            if (next == output.Shape.Length || output.Shape[next++] != _inputShape[axis])
                return false;
        }
        while (next < output.Shape.Length && output.Shape[next] == 1)
            next++;
        return next == output.Shape.Length;
    }
}
