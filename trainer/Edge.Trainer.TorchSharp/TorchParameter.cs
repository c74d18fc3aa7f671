using static TorchSharp.torch;

namespace Edge.Trainer.Torch;

/// <summary>A trained array.</summary>
/// <param name="values">The first values.</param>
/// <param name="l2">The penalty of its L2 regularisation: l2 * sum(w * w) is part of the loss that is minimised.</param>
/// <param name="device">Where the array lives.</param>
/// <param name="shape">The sizes of the dimensions.</param>
internal sealed class TorchParameter(float[] values, float l2, Device device, params long[] shape) : TorchArray(values, device, shape)
{
    private Tensor? _leaf;

    /// <summary>The penalty of L2 regularisation, 0 for none.</summary>
    public float L2 => l2;

    /// <summary>What layers compute with: in a step of training the leaf of its graph, else the values.</summary>
    public Tensor Current => _leaf ?? Value;

    /// <summary>Begins a graph. The leaf shares the values' memory and belongs to the step's dispose scope.</summary>
    public Tensor BeginStep() => _leaf = Value.detach().requires_grad_(true);

    /// <summary>Leaves the graph.</summary>
    public void EndStep() => _leaf = null;
}
