using System;

namespace Edge.Device.Tests.Torch;

/// <summary>One step of two backends on the same batch.</summary>
/// <param name="ManagedLoss">The mean loss of the managed backend before the step.</param>
/// <param name="TorchLoss">The same of TorchSharp.</param>
/// <param name="Weights">The largest difference of a weight, a bias or a moving statistic after the step.</param>
/// <param name="Moments">The largest difference of what the optimisers remember.</param>
internal sealed record ParityStep(double ManagedLoss, double TorchLoss, double Weights, double Moments)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"loss {ManagedLoss:0.0000000} managed, {TorchLoss:0.0000000} torchsharp; largest difference {Weights:0.0e+0} of weights, {Moments:0.0e+0} of moments");
}
