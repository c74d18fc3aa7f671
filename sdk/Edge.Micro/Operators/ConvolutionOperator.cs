namespace Edge.Micro.Operators;

/// <summary>What both convolutions share: weights, biases and one multiplier and shift for each output channel.</summary>
public abstract class ConvolutionOperator : WindowedOperator
{
    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="input">[batches, height, width, channels].</param>
    /// <param name="output">[batches, output height, output width, output channels].</param>
    /// <param name="window">The sliding window.</param>
    /// <param name="weights">Symmetric int8 weights; their order is the derived class's.</param>
    /// <param name="bias">One an output channel, scale s_in * s_w[c]; null for none.</param>
    /// <param name="multipliers">One an output channel.</param>
    /// <param name="shifts">One an output channel.</param>
    /// <param name="activationMin">Smallest output.</param>
    /// <param name="activationMax">Largest output.</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    protected ConvolutionOperator(string name, Tensor input, Tensor output, Window window, sbyte[] weights, int[]? bias, int[] multipliers, int[] shifts, int activationMin, int activationMax)
        : base(name, input, output, window, activationMin, activationMax)
    {
        int channels = output.Shape[3];
        if (bias != null)
            RequireEqual("the number of biases", channels, bias.Length);
        RequireMultipliers(multipliers, shifts, channels);
        Weights = weights;
        Bias = bias;
        Multipliers = multipliers;
        Shifts = shifts;
    }

    /// <summary>Symmetric int8 weights.</summary>
    public sbyte[] Weights { get; }

    /// <summary>One an output channel, or null.</summary>
    public int[]? Bias { get; }

    /// <summary>31-bit multipliers, one an output channel.</summary>
    public int[] Multipliers { get; }

    /// <summary>Shifts, one an output channel.</summary>
    public int[] Shifts { get; }

    /// <inheritdoc/>
    public override int ConstantBytes => Weights.Length + (Bias == null ? 8 : 12) * Multipliers.Length;
}
