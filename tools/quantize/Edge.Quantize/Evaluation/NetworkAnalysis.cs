using System.Collections.Generic;

namespace Edge.Quantize.Evaluation;

/// <summary>The int8 model layer by layer.</summary>
/// <param name="Images">Pictures that were run for it; 0 for the figures that need none.</param>
/// <param name="Inputs">The tensors that the caller fills.</param>
/// <param name="Layers">The steps in the order of execution.</param>
public sealed record NetworkAnalysis(int Images, IReadOnlyList<TensorAnalysis> Inputs, IReadOnlyList<LayerAnalysis> Layers);
