namespace Edge.Micro.Operators;

/// <summary>Surrounds a tensor with a constant, TFLite PAD and PADV2; scale and zero point stay.</summary>
public sealed class Pad : Operator
{
    private const int MaxRank = 5;

    private readonly int[] _before = new int[MaxRank];
    private readonly int[] _inputShape = new int[MaxRank];
    private readonly int[] _outputShape = new int[MaxRank];

    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="input">Up to five dimensions.</param>
    /// <param name="output">Each dimension is before + input + after.</param>
    /// <param name="paddings">For each dimension the cells before and after it: [2 * rank].</param>
    /// <param name="value">The int8 that fills; the input's zero point stands for the real 0.</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    public Pad(string name, Tensor input, Tensor output, int[] paddings, sbyte value)
        : base(name, new Tensor[] { input }, output)
    {
        int rank = input.Shape.Length;
        if (rank > MaxRank)
            throw Invalid("expected at most " + MaxRank + " dimensions, got " + input.ShapeText());
        RequireRank(input, rank);
        RequireRank(output, rank);
        RequireEqual("the number of paddings", 2 * rank, paddings.Length);
        RequireSameQuantization(input);
        for (int i = 0; i < MaxRank; i++)
        {
            int axis = rank - 1 - i;
            int before = axis < 0 ? 0 : paddings[2 * axis], after = axis < 0 ? 0 : paddings[2 * axis + 1];
            if (before < 0 || after < 0)
                throw Invalid("expected paddings of at least 0, got " + before + " and " + after);
            _before[MaxRank - 1 - i] = before;
            _inputShape[MaxRank - 1 - i] = input.DimensionFromEnd(i);
            _outputShape[MaxRank - 1 - i] = output.DimensionFromEnd(i);
            RequireEqual("a dimension of '" + output.Name + "'", (long)before + input.DimensionFromEnd(i) + after, output.DimensionFromEnd(i));
        }
        Paddings = paddings;
        Value = value;
    }

    /// <inheritdoc/>
    public override string Kind => "PAD";

    /// <summary>For each dimension the cells before and after it.</summary>
    public int[] Paddings { get; }

    /// <summary>The int8 that fills.</summary>
    public sbyte Value { get; }

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        sbyte[] source = Inputs[0].Source(arena);
        for (int i = 0; i < Output.Length; i++)
        {
            int rest = i, from = 0, step = 1;
            bool inside = true;
            for (int axis = MaxRank - 1; axis >= 0; axis--)
            {
                int position = rest % _outputShape[axis] - _before[axis];
                rest /= _outputShape[axis];
                if (position < 0 || position >= _inputShape[axis])
                    inside = false;
                from += position * step;
                step *= _inputShape[axis];
            }
            arena[Output.Offset + i] = inside ? source[Inputs[0].Offset + from] : Value;
        }
    }
}
