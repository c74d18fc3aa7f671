using static TorchSharp.torch;

namespace Edge.Trainer.Torch;

/// <summary>A trained array.</summary>
/// <param name="values">The first values.</param>
/// <param name="device">Where the array lives.</param>
/// <param name="shape">The sizes of the dimensions.</param>
internal sealed class TorchParameter(float[] values, Device device, params long[] shape) : TorchArray(values, device, shape)
{
    private Tensor? _leaf;

    /// <summary>The penalty of L2 regularisation, 0 for none: l2 * sum(w * w) is part of what is minimised, though not of the loss that is told.</summary>
    public float L2 { get; init; }

    /// <summary>Whether it is the kernel of a layer, to which weight decay applies, and no bias or scale.</summary>
    public bool IsKernel { get; init; }

    /// <summary>What layers compute with: in a step of training the leaf of its graph, else the values.</summary>
    public Tensor Current => _leaf ?? Value;

    /// <summary>Begins a graph. The leaf shares the values' memory and belongs to the step's dispose scope.</summary>
    public Tensor BeginStep() => _leaf = Value.detach().requires_grad_(true);

    /// <summary>Leaves the graph.</summary>
    public void EndStep() => _leaf = null;
}
