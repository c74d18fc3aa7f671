namespace Edge.Micro.Operators;

/// <summary>An operator that combines two tensors element by element; dimensions of 1 are repeated.</summary>
public abstract class BroadcastOperator : Operator
{
    private const int MaxRank = 6;

    private readonly int[] _shape = new int[MaxRank];
    private readonly int[] _step1 = new int[MaxRank];
    private readonly int[] _step2 = new int[MaxRank];

    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="input1">Up to six dimensions, each equal to the output's or 1.</param>
    /// <param name="input2">Up to six dimensions, each equal to the output's or 1.</param>
    /// <param name="output">The broadcast shape.</param>
    /// <param name="activationMin">Smallest output.</param>
    /// <param name="activationMax">Largest output.</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    protected BroadcastOperator(string name, Tensor input1, Tensor input2, Tensor output, int activationMin, int activationMax)
        : base(name, new Tensor[] { input1, input2 }, output)
    {
        RequireSigned(input1);
        RequireSigned(input2);
        RequireSigned(output);
        RequireRange(activationMin, activationMax);
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
        ActivationMin = activationMin;
        ActivationMax = activationMax;
    }

    /// <summary>Smallest output.</summary>
    public int ActivationMin { get; }

    /// <summary>Largest output.</summary>
    public int ActivationMax { get; }

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        sbyte[] source1 = Inputs[0].Source(arena), source2 = Inputs[1].Source(arena);
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
            arena[Output.Offset + i] = (sbyte)Arithmetic.FixedPoint.Clamp(Combine(source1[from1], source2[from2]), ActivationMin, ActivationMax);
        }
    }

    /// <summary>The output for two values, before the clamp.</summary>
    protected abstract int Combine(int q1, int q2);
}
