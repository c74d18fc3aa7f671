using System;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch;

/// <summary>Between arrays of this side and tensors of the native one.</summary>
internal static class TorchTensors
{
    /// <summary>Copies values to the device.</summary>
    /// <param name="values">The values, row-major.</param>
    /// <param name="device">Where the tensor lives.</param>
    /// <param name="shape">The sizes of its dimensions.</param>
    public static Tensor Make(float[] values, Device device, params long[] shape) => tensor(values, shape, null, device);

    /// <summary>A copy of a tensor's values, row-major in the order of its dimensions.</summary>
    public static float[] Read(Tensor values)
    {
        using var scope = NewDisposeScope();
        return values.detach().cpu().contiguous().data<float>().ToArray();
    }

    /// <summary>Overwrites a tensor and keeps its memory.</summary>
    /// <param name="target">A tensor without a gradient.</param>
    /// <param name="values">As many values, row-major.</param>
    /// <param name="device">Where the tensor lives.</param>
    /// <param name="shape">The sizes of the target's dimensions.</param>
    public static void Write(Tensor target, ReadOnlySpan<float> values, Device device, params long[] shape)
    {
        using var scope = NewDisposeScope();
        using IDisposable still = no_grad();
        target.copy_(Make(values.ToArray(), device, shape));
    }
}
