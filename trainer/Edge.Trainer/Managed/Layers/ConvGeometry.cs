using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>The numbers of a convolution.</summary>
internal sealed class ConvGeometry
{
    public ConvGeometry(LayerSpec spec, TensorShape input)
    {
        (Input, Output) = (input, spec.OutputShape(input));
        (Kernel, Stride) = (spec.Kernel, spec.Stride);
        (Top, Left) = (spec.PaddingBefore(input.Height), spec.PaddingBefore(input.Width));
    }

    public TensorShape Input { get; }

    public TensorShape Output { get; }

    public int Kernel { get; }

    public int Stride { get; }

    /// <summary>Rows of zeros above the image.</summary>
    public int Top { get; }

    /// <summary>Columns of zeros left of the image.</summary>
    public int Left { get; }

    /// <summary>Whether the window that begins at a row and column of the input lies in the image.</summary>
    public bool Contains(int row, int column) => row >= 0 && column >= 0 && row + Kernel <= Input.Height && column + Kernel <= Input.Width;

    /// <summary>Output pixels.</summary>
    public int Positions => Output.Height * Output.Width;

    /// <summary>Inputs of one output value: the length of a row of the patch matrix.</summary>
    public int PatchLength => Kernel * Kernel * Input.Channels;
}
