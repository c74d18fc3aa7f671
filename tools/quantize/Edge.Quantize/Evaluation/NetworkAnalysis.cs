using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Evaluation;

/// <summary>The int8 model layer by layer.</summary>
/// <param name="Images">Pictures that were run for it; 0 for the figures that need none.</param>
/// <param name="Inputs">The tensors that the caller fills.</param>
/// <param name="Layers">The steps in the order of execution.</param>
public sealed record NetworkAnalysis(int Images, IReadOnlyList<TensorAnalysis> Inputs, IReadOnlyList<LayerAnalysis> Layers)
{
    /// <summary>The activations with the names of their layers; a reshape, which has its input's values once more, left out.</summary>
    internal IEnumerable<(string Name, TensorAnalysis Tensor)> Activations =>
        Inputs.Select(i => (i.Name, i)).Concat(Layers.Where(l => l.Kind != "RESHAPE").Select(l => (l.Name, l.Output)));
}
