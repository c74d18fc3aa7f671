using System.Collections.Generic;
using System.Linq;
using Edge.Trainer.Export;
using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch.Layers;

/// <summary>The sum of two paths over one input.</summary>
/// <param name="spec">The block.</param>
/// <param name="layers">The first path.</param>
/// <param name="shortcut">The second path, empty where the input itself is added.</param>
internal sealed class TorchResidual(LayerSpec spec, IReadOnlyList<TorchLayer> layers, IReadOnlyList<TorchLayer> shortcut) : TorchLayer(spec)
{
    /// <summary>The block, where the paths part; their layers; the block again, where they meet.</summary>
    public override IEnumerable<TorchLayer> Row => layers.Concat(shortcut).SelectMany(l => l.Row).Prepend(this).Append(this);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, TorchStep step) => Run(layers, input, step).add(Run(shortcut, input, step));

    /// <inheritdoc/>
    public override TrainedLayer Export() => new(Spec) { Layers = [.. layers.Select(l => l.Export())], Shortcut = [.. shortcut.Select(l => l.Export())] };
}
