using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch;

/// <summary>A layer of a recipe and the module that has its weights.</summary>
/// <param name="Spec">The layer.</param>
/// <param name="Image">The shape of its input, before a flatten where there was one.</param>
/// <param name="Module">The module, or null where the layer learns nothing.</param>
internal sealed record TorchLayer(LayerSpec Spec, TensorShape Image, nn.Module<Tensor, Tensor>? Module);
