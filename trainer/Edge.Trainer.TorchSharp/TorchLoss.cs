using static TorchSharp.torch;

namespace Edge.Trainer.Torch;

/// <summary>The loss that is differentiated.</summary>
internal static class TorchLoss
{
    /// <summary>The mean loss of a batch, in nats, without <see cref="LossTargets.Constant"/>.</summary>
    /// <param name="logits">[batch, class].</param>
    /// <param name="targets">What they should be.</param>
    /// <param name="samples">The images of the batch.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="device">Where the logits live.</param>
    public static Tensor Mean(Tensor logits, LossTargets targets, int samples, int classes, Device device)
    {
        Tensor loss = Against(targets.Labels, logits);
        return targets.Teacher.Length == 0 ? loss : loss.add(Against(targets.Teacher, logits.mul(1 / targets.Temperature)));

        Tensor Against(float[] weights, Tensor scores) => TorchTensors.Make(weights, device, samples, classes).mul(scores.log_softmax(1)).sum(1).mean().mul(-1);
    }
}
