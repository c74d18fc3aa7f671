namespace Edge.Micro.Operators;

/// <summary>What convolutions and pools share: an NHWC input and output and a window over rows and columns.</summary>
public abstract class WindowedOperator : Operator
{
    /// <summary>Checks the shapes and works out the padding.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="input">[batches, height, width, channels], int8.</param>
    /// <param name="output">[batches, output height, output width, channels], int8.</param>
    /// <param name="window">The sliding window.</param>
    /// <param name="activationMin">Smallest output.</param>
    /// <param name="activationMax">Largest output.</param>
    /// <exception cref="InvalidModelException">The shapes do not fit.</exception>
    protected WindowedOperator(string name, Tensor input, Tensor output, Window window, int activationMin, int activationMax)
        : base(name, new Tensor[] { input }, output)
    {
        RequireRank(input, 4);
        RequireRank(output, 4);
        RequireRange(activationMin, activationMax);
        string? fault = window.Fault();
        if (fault != null)
            throw Invalid(fault);
        RequireEqual("the batches of '" + output.Name + "'", input.Shape[0], output.Shape[0]);
        RequireEqual("the height of '" + output.Name + "'", window.OutputHeight(input.Shape[1]), output.Shape[1]);
        RequireEqual("the width of '" + output.Name + "'", window.OutputWidth(input.Shape[2]), output.Shape[2]);
        Window = window;
        PadTop = window.PadTop(input.Shape[1]);
        PadLeft = window.PadLeft(input.Shape[2]);
        ActivationMin = activationMin;
        ActivationMax = activationMax;
    }

    /// <summary>The sliding window.</summary>
    public Window Window { get; }

    /// <summary>Rows of padding above the picture.</summary>
    public int PadTop { get; }

    /// <summary>Columns of padding left of the picture.</summary>
    public int PadLeft { get; }

    /// <summary>Smallest output: saturation and activation.</summary>
    public int ActivationMin { get; }

    /// <summary>Largest output: saturation and activation.</summary>
    public int ActivationMax { get; }
}
