using Edge.Micro.Arithmetic;

namespace Edge.Micro.Operators;

/// <summary>Fully connected layer, TFLite FULLY_CONNECTED: output = weights * input + bias for each row of the input.</summary>
public sealed class FullyConnected : Operator
{
    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="input">Any shape; its elements are read as rows of (weights per output channel).</param>
    /// <param name="output">Any shape whose last dimension is the number of output channels and that holds one row for each input row.</param>
    /// <param name="weights">[output channels, input depth], symmetric.</param>
    /// <param name="bias">One a channel; null for none.</param>
    /// <param name="multipliers">One a channel.</param>
    /// <param name="shifts">One a channel.</param>
    /// <param name="activationMin">Smallest output.</param>
    /// <param name="activationMax">Largest output.</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    public FullyConnected(string name, Tensor input, Tensor output, sbyte[] weights, int[]? bias, int[] multipliers, int[] shifts, int activationMin, int activationMax)
        : base(name, new Tensor[] { input }, output)
    {
        RequireSigned(input);
        RequireSigned(output);
        RequireRange(activationMin, activationMax);
        Channels = output.DimensionFromEnd(0);
        if (weights.Length == 0 || weights.Length % Channels != 0)
            throw Invalid("expected the number of weights to be a multiple of " + Channels + " output channels, got " + weights.Length);
        Depth = weights.Length / Channels;
        if (input.Length % Depth != 0)
            throw Invalid("expected the input's elements to be a multiple of the weights' depth " + Depth + ", got " + input.Length);
        RequireEqual("the number of outputs", (long)(input.Length / Depth) * Channels, output.Length);
        if (bias != null)
            RequireEqual("the number of biases", Channels, bias.Length);
        RequireMultipliers(multipliers, shifts, Channels);
        Weights = weights;
        Bias = bias;
        Multipliers = multipliers;
        Shifts = shifts;
        ActivationMin = activationMin;
        ActivationMax = activationMax;
    }

    /// <inheritdoc/>
    public override string Kind => "FULLY_CONNECTED";

    /// <summary>Number of output channels.</summary>
    public int Channels { get; }

    /// <summary>Inputs that each output sees.</summary>
    public int Depth { get; }

    /// <summary>[output channels, depth].</summary>
    public sbyte[] Weights { get; }

    /// <summary>One a channel, or null.</summary>
    public int[]? Bias { get; }

    /// <summary>31-bit multipliers, one a channel.</summary>
    public int[] Multipliers { get; }

    /// <summary>Shifts, one a channel.</summary>
    public int[] Shifts { get; }

    /// <summary>Smallest output.</summary>
    public int ActivationMin { get; }

    /// <summary>Largest output.</summary>
    public int ActivationMax { get; }

    /// <inheritdoc/>
    public override long Macs => (long)Output.Length * Depth;

    /// <inheritdoc/>
    public override int ConstantBytes => Weights.Length + (Bias == null ? 8 : 12) * Channels;

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        sbyte[] source = Inputs[0].Source(arena);
        int inputZeroPoint = Inputs[0].ZeroPoint;
        int rows = Inputs[0].Length / Depth;
        int destination = Output.Offset;
        for (int row = 0; row < rows; row++)
        {
            int from = Inputs[0].Offset + row * Depth;
            for (int channel = 0; channel < Channels; channel++)
            {
                int accumulator = 0;
                int weight = channel * Depth;
                for (int i = 0; i < Depth; i++)
                    accumulator += (source[from + i] - inputZeroPoint) * Weights[weight + i];
                if (Bias != null)
                    accumulator += Bias[channel];
                int value = FixedPoint.MultiplyByQuantizedMultiplier(accumulator, Multipliers[channel], Shifts[channel]) + Output.ZeroPoint;
                arena[destination++] = (sbyte)FixedPoint.Clamp(value, ActivationMin, ActivationMax);
            }
        }
    }
}
