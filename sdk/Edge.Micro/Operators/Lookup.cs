namespace Edge.Micro.Operators;

/// <summary>A function of one value, as a table of its 256 results: TFLite RELU, RELU6, RELU_N1_TO_1, LEAKY_RELU, LOGISTIC, TANH and HARD_SWISH.</summary>
/// <remarks><see cref="Arithmetic.ActivationTables"/> makes the tables, with the reference's arithmetic for each.</remarks>
public sealed class Lookup : Operator
{
    private readonly string _kind;

    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="kind">The operator's name in TFLite.</param>
    /// <param name="name">Name for messages.</param>
    /// <param name="input">Any shape.</param>
    /// <param name="output">The same shape.</param>
    /// <param name="table">The result for q at q + 128: 256 values.</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    public Lookup(string kind, string name, Tensor input, Tensor output, sbyte[] table)
        : base(name, new Tensor[] { input }, output)
    {
        _kind = kind;
        RequireSigned(input);
        RequireSigned(output);
        if (!input.HasShapeOf(output))
            throw Invalid("expected '" + output.Name + "' to have the shape " + input.ShapeText() + ", got " + output.ShapeText());
        RequireEqual("the number of results", 256, table.Length);
        Table = table;
    }

    /// <inheritdoc/>
    public override string Kind => _kind;

    /// <summary>The result for q at q + 128.</summary>
    public sbyte[] Table { get; }

    /// <inheritdoc/>
    public override int ConstantBytes => 256;

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        sbyte[] source = Inputs[0].Source(arena), table = Table;
        int from = Inputs[0].Offset, to = Output.Offset, length = Output.Length;
        for (int i = 0; i < length; i++)
            arena[to + i] = table[source[from + i] + 128];
    }
}
