using System.Linq;

namespace Edge.Quantize.Nano;

/// <summary>Chooses between comparing inputs with zero and multiplying straight through: fewest instructions, then as much flash as there is.</summary>
/// <param name="plan">The network.</param>
/// <param name="options">Flash and densities.</param>
internal sealed class FormChooser(NetworkPlan plan, NanoOptions options)
{
    // The class around the layers: constructor, Run, softmax, self-test with a sample, metadata.
    private const int Surroundings = 7_500;

    /// <summary>Sets the form of every convolution.</summary>
    public void Choose()
    {
        ConvolutionPlan[] layers = [.. plan.Forms.OfType<ConvolutionPlan>()];
        foreach (ConvolutionPlan layer in layers)
            layer.Skips = layer.Instructions(true, Density(layer)) <= layer.Instructions(false, Density(layer));
        while (layers.Sum(l => l.CodeBytes(l.Skips)) + plan.Forms.OfType<DensePlan>().Sum(d => (long)d.Step.Weights.Length) + Surroundings > options.FlashBytes)
        {
            // Least instructions lost for a byte won.
            ConvolutionPlan? next = layers.Where(l => l.Skips && l.CodeBytes(true) > l.CodeBytes(false))
                .MinBy(l => (l.Instructions(false, Density(l)) - l.Instructions(true, Density(l))) / (l.CodeBytes(true) - l.CodeBytes(false)));
            if (next is null)
                return;
            next.Skips = false;
        }
    }

    private double Density(ConvolutionPlan layer) => plan.DensityOf(plan.Root(layer.Step.Inputs[0]));
}
