using Edge.Quantize.Network;

namespace Edge.Quantize.Transform;

/// <summary>Fuses a rectifier into the operator before it, where nothing else reads that.</summary>
public static class ActivationFusion
{
    /// <summary>The network with every rectifier fused that can be.</summary>
    public static FloatGraph Apply(FloatGraph graph) => OnlyReaderMerging.Apply<FloatRelu>(graph, Fuse);

    private static FloatOperator? Fuse(FloatOperator step, FloatRelu relu) => step switch
    {
        FloatConv2D { Activation: FloatActivation.None } conv => conv.With(relu.Output, [.. conv.Weights], [.. conv.Bias], relu.Activation) with { Quantization = conv.Quantization },
        FloatDense { Activation: FloatActivation.None } dense => dense.With(relu.Output, [.. dense.Weights], [.. dense.Bias], relu.Activation) with { Quantization = dense.Quantization },
        FloatAdd { Activation: FloatActivation.None } add => add with { Output = relu.Output, Activation = relu.Activation },
        FloatSub { Activation: FloatActivation.None } sub => sub with { Output = relu.Output, Activation = relu.Activation },
        FloatMul { Activation: FloatActivation.None } mul => mul with { Output = relu.Output, Activation = relu.Activation },
        _ => null,
    };
}
