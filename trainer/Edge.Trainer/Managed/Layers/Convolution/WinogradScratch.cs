using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Layers.Convolution;

/// <summary>One thread's memory for Winograd's convolution.</summary>
internal sealed unsafe class WinogradScratch
{
    // 36 of the widest registers.
    private const int Registers = 36 * 16;

    public WinogradScratch(int inputs, int outputs, int weights, int channels)
    {
        (Inputs, Outputs, Weights) = (new FloatBuffer(inputs), new FloatBuffer(outputs), new FloatBuffer(weights));
        (Line, Trash) = (new FloatBuffer(Registers), new FloatBuffer(channels));
    }

    /// <summary>The transformed inputs of a block, or their gradients.</summary>
    public FloatBuffer Inputs { get; }

    /// <summary>The products of a block, or their gradients.</summary>
    public FloatBuffer Outputs { get; }

    /// <summary>The gradients of the transformed weights.</summary>
    public FloatBuffer Weights { get; }

    /// <summary>What a transform keeps between its two passes.</summary>
    public FloatBuffer Line { get; }

    /// <summary>Where results outside the image go.</summary>
    public FloatBuffer Trash { get; }
}
