using Edge.Quantize.Network;

namespace Edge.Quantize.Transform;

/// <summary>Everything that makes an imported network smaller without changing what it computes, in the order that finds most.</summary>
public static class Simplification
{
    /// <summary>The network with normalisations and paddings folded into layers and rectifiers fused.</summary>
    public static FloatGraph Apply(FloatGraph graph)
    {
        graph = HardSwishFusion.Apply(graph);
        graph = BatchNormalizationFolding.Apply(graph);
        graph = PaddingFusion.Apply(graph);
        graph = LeadingNormalizationFolding.Apply(graph);
        graph = NormalizationAsConvolution.Apply(graph);
        return ActivationFusion.Apply(graph);
    }
}
