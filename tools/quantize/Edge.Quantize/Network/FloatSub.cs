namespace Edge.Quantize.Network;

/// <summary>Element-wise difference of two tensors.</summary>
/// <param name="Name">Its name.</param>
/// <param name="First">Each dimension equal to the output's or 1.</param>
/// <param name="Second">Each dimension equal to the output's or 1.</param>
/// <param name="Output">The broadcast shape.</param>
/// <param name="Activation">The fused activation.</param>
public sealed record FloatSub(string Name, FloatTensor First, FloatTensor Second, FloatTensor Output, FloatActivation Activation)
    : FloatBinary(Name, First, Second, Output, Activation)
{
    /// <inheritdoc/>
    protected override float Combine(float first, float second) => first - second;
}
