namespace Edge.Micro;

/// <summary>One step of a network. Its constructor checks everything, so that <see cref="Run"/> only computes.</summary>
public abstract class Operator
{
    /// <summary>Remembers the tensors.</summary>
    /// <param name="name">Name for messages, as "conv1".</param>
    /// <param name="inputs">Tensors that are read, weights and biases apart.</param>
    /// <param name="output">The tensor that is written.</param>
    protected Operator(string name, Tensor[] inputs, Tensor output)
    {
        Name = name;
        Inputs = inputs;
        Output = output;
        if (output.Data != null)
            throw Invalid("expected output '" + output.Name + "' to be computed, got a constant");
    }

    /// <summary>Name for messages.</summary>
    public string Name { get; }

    /// <summary>The operator's name in TFLite, as "CONV_2D".</summary>
    public abstract string Kind { get; }

    /// <summary>Tensors that are read, weights and biases apart.</summary>
    public Tensor[] Inputs { get; }

    /// <summary>The tensor that is written.</summary>
    public Tensor Output { get; }

    /// <summary>Multiply-accumulates of one run, padding counted as if it were computed.</summary>
    public virtual long Macs => 0;

    /// <summary>Elementary steps of one run, a bound of its time: at least one for each element read or written.</summary>
    public virtual long Steps
    {
        get
        {
            long steps = Macs + Output.Length;
            for (int i = 0; i < Inputs.Length; i++)
                steps += Inputs[i].Length;
            return steps;
        }
    }

    /// <summary>Bytes of constants: weights, biases, multipliers and shifts.</summary>
    public virtual int ConstantBytes => 0;

    /// <summary>True where the output is the input's very bytes, so that the planner lets both share them.</summary>
    public virtual bool SharesInput => false;

    /// <summary>Computes the output. Allocates nothing; safe on many threads with an arena each.</summary>
    /// <param name="arena">At least <see cref="Graph.ArenaBytes"/> long.</param>
    public abstract void Run(sbyte[] arena);

    /// <summary>An exception whose sentence names this operator.</summary>
    protected InvalidModelException Invalid(string expectedGot) => new InvalidModelException("Operator " + Kind + " '" + Name + "': " + expectedGot + ".");

    /// <summary>Throws unless the tensor is signed and has <paramref name="rank"/> dimensions.</summary>
    protected void RequireRank(Tensor tensor, int rank)
    {
        RequireSigned(tensor);
        if (tensor.Shape.Length != rank)
            throw Invalid("expected tensor '" + tensor.Name + "' to have " + rank + " dimensions, got " + tensor.ShapeText());
    }

    /// <summary>Throws unless the tensor is int8.</summary>
    protected void RequireSigned(Tensor tensor)
    {
        if (tensor.IsUnsigned)
            throw Invalid("expected tensor '" + tensor.Name + "' to be int8, got uint8");
    }

    /// <summary>Throws unless <paramref name="got"/> is <paramref name="expected"/>.</summary>
    protected void RequireEqual(string what, long expected, long got)
    {
        if (expected != got)
            throw Invalid("expected " + what + " to be " + expected + ", got " + got);
    }

    /// <summary>Throws unless -128 &lt;= min &lt;= max &lt;= 127.</summary>
    protected void RequireRange(int min, int max)
    {
        if (min < -128 || max > 127 || min > max)
            throw Invalid("expected an activation range within [-128, 127], got [" + min + ", " + max + "]");
    }

    /// <summary>Throws unless each multiplier is not negative and each shift is within [-31, 30].</summary>
    protected void RequireMultipliers(int[] multipliers, int[] shifts, int channels)
    {
        RequireEqual("the number of multipliers", channels, multipliers.Length);
        RequireEqual("the number of shifts", channels, shifts.Length);
        for (int c = 0; c < channels; c++)
            RequireMultiplier(multipliers[c], shifts[c]);
    }

    /// <summary>Throws unless the multiplier is not negative and the shift is within [-31, 30].</summary>
    protected void RequireMultiplier(int multiplier, int shift)
    {
        if (multiplier < 0 || shift < -31 || shift > Arithmetic.QuantizedMultiplier.MaxShift)
            throw Invalid("expected a multiplier of at least 0 and a shift of -31 to 30, got " + multiplier + " and " + shift);
    }

    /// <summary>Throws unless the output has the input's scale and zero point: the operator moves bytes and does not compute.</summary>
    protected void RequireSameQuantization(Tensor input)
    {
        if (!Output.HasQuantizationOf(input))
            throw Invalid("expected tensors '" + input.Name + "' and '" + Output.Name + "' to have the same scale and zero point, got "
                + input.Scale + ", " + input.ZeroPoint + " and " + Output.Scale + ", " + Output.ZeroPoint);
    }
}
