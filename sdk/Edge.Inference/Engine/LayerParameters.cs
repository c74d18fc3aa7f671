using Edge.Micro.Arithmetic;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>What convolutions and dense layers have in common.</summary>
/// <param name="Bias">One a channel, or null.</param>
/// <param name="Multipliers">One a channel.</param>
/// <param name="Shifts">One a channel.</param>
/// <param name="OutputZeroPoint">Zero point of the output.</param>
/// <param name="Min">Smallest output.</param>
/// <param name="Max">Largest output.</param>
internal sealed record LayerParameters(int[]? Bias, int[] Multipliers, int[] Shifts, int OutputZeroPoint, int Min, int Max)
{
    /// <summary>Those of a convolution.</summary>
    public static LayerParameters Of(ConvolutionOperator step) =>
        new(step.Bias, step.Multipliers, step.Shifts, step.Output.ZeroPoint, step.ActivationMin, step.ActivationMax);

    /// <summary>Those of a dense layer.</summary>
    public static LayerParameters Of(FullyConnected step) =>
        new(step.Bias, step.Multipliers, step.Shifts, step.Output.ZeroPoint, step.ActivationMin, step.ActivationMax);

    /// <summary>The same with a further clamp behind, as that of a fused pool.</summary>
    public LayerParameters ThenClamp(int min, int max) =>
        this with { Min = FixedPoint.Clamp(Min, min, max), Max = FixedPoint.Clamp(Max, min, max) };
}
