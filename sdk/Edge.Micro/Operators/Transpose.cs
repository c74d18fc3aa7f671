namespace Edge.Micro.Operators;

/// <summary>Exchanges dimensions, TFLite TRANSPOSE; scale and zero point stay.</summary>
public sealed class Transpose : Operator
{
    private const int MaxRank = 6;

    private readonly int[] _steps;

    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="input">Up to six dimensions.</param>
    /// <param name="output">Dimension i is dimension permutation[i] of the input.</param>
    /// <param name="permutation">Each dimension of the input once.</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    public Transpose(string name, Tensor input, Tensor output, int[] permutation)
        : base(name, new Tensor[] { input }, output)
    {
        int rank = input.Shape.Length;
        if (rank > MaxRank)
            throw Invalid("expected at most " + MaxRank + " dimensions, got " + input.ShapeText());
        RequireRank(input, rank);
        RequireRank(output, rank);
        RequireEqual("the length of the permutation", rank, permutation.Length);
        RequireSameQuantization(input);
        bool[] taken = new bool[rank];
        _steps = new int[rank];
        for (int i = 0; i < rank; i++)
        {
            int from = permutation[i];
            if (from < 0 || from >= rank || taken[from])
                throw Invalid("expected a permutation of the dimensions 0 to " + (rank - 1) + ", got " + from + " at " + i);
            taken[from] = true;
            RequireEqual("dimension " + i + " of '" + output.Name + "'", input.Shape[from], output.Shape[i]);
            _steps[i] = 1;
            for (int d = from + 1; d < rank; d++)
                _steps[i] *= input.Shape[d];
        }
        Permutation = permutation;
    }

    /// <inheritdoc/>
    public override string Kind => "TRANSPOSE";

    /// <summary>The input's dimension for each of the output's.</summary>
    public int[] Permutation { get; }

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        sbyte[] source = Inputs[0].Source(arena);
        for (int i = 0; i < Output.Length; i++)
        {
            int from = Inputs[0].Offset, rest = i;
            for (int axis = _steps.Length - 1; rest > 0; axis--)
            {
                from += rest % Output.Shape[axis] * _steps[axis];
                rest /= Output.Shape[axis];
            }
            arena[Output.Offset + i] = source[from];
        }
    }
}
