using System;
using System.Linq;
using Edge.Inference.Engine;
using Edge.Micro;

namespace Edge.Inference.Profiling;

/// <summary>The bytes that a step reads and writes.</summary>
internal static class StepTraffic
{
    /// <summary>Bytes of constants: weights and what comes with them, and constant tensors.</summary>
    public static long ConstantBytes(Step step) =>
        step.Operators.Sum(o => (long)o.ConstantBytes + o.Inputs.Sum(t => t.Data is null ? 0L : t.Length));

    /// <summary>Bytes of activations that come from other steps or go to them.</summary>
    public static long ActivationBytes(Step step)
    {
        Tensor[] written = Array.ConvertAll(step.Operators, o => o.Output);
        return step.Operators.Sum(o => o.Inputs.Sum(t => t.Data is null && !written.Contains(t) ? (long)t.Length : 0)) + written[^1].Length;
    }
}
