namespace Edge.Quantize.Network;

/// <summary>Element-wise sum of two tensors of one shape.</summary>
/// <param name="Name">Its name.</param>
/// <param name="First">Any shape.</param>
/// <param name="Second">The same shape.</param>
/// <param name="Output">The same shape.</param>
/// <param name="Activation">The fused activation.</param>
public sealed record FloatAdd(string Name, FloatTensor First, FloatTensor Second, FloatTensor Output, FloatActivation Activation)
    : FloatOperator(Name, [First, Second], Output)
{
    /// <inheritdoc/>
    public override void Run(float[][] inputs, float[] output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = inputs[0][i] + inputs[1][i];
        Activate(output, Activation);
    }
}
