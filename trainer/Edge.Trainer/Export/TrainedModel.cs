using System.Collections.Generic;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Export;

/// <summary>A trained network, independent of what trained it. Softmax after the last layer is implied.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Input">The shape of an image.</param>
/// <param name="Layers">The layers in order; residual blocks hold those of their paths.</param>
public sealed record TrainedModel(string Name, TensorShape Input, IReadOnlyList<TrainedLayer> Layers);
