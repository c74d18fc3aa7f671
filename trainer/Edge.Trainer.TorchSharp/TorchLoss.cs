using System;
using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch;

/// <summary>The mean over a batch of the cross-entropy of its labels.</summary>
/// <param name="recipe">The recipe.</param>
/// <param name="device">Where the logits live.</param>
internal sealed class TorchLoss(Recipe recipe, Device device)
{
    /// <summary>The loss, in nats.</summary>
    /// <param name="logits">[batch, class].</param>
    /// <param name="labels">The class of each image.</param>
    /// <param name="teacher">The teacher's probabilities, one row of classes an image, or empty.</param>
    public Tensor Mean(Tensor logits, ReadOnlySpan<byte> labels, ReadOnlySpan<float> teacher)
    {
        float[] targets = new float[labels.Length * recipe.Classes];
        for (int i = 0; i < labels.Length; i++)
            targets[(i * recipe.Classes) + labels[i]] = 1;
        return CrossEntropy(TorchTensors.Make(targets, device, labels.Length, recipe.Classes), logits);
    }

    private static Tensor CrossEntropy(Tensor targets, Tensor logits) => targets.mul(logits.log_softmax(1)).sum(1).mean().mul(-1);
}
