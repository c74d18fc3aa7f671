using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Optimizers;

/// <summary>Applies a rule to all parameters, cut into ranges that the threads share. A step allocates nothing.</summary>
/// <remarks>Weight decay is decoupled from the gradient (Loshchilov and Hutter, 2019): w -= rate * decay * w before the rule's own step.</remarks>
internal sealed unsafe class Optimizer<TRule> : IOptimizer
    where TRule : struct, IUpdateRule<TRule>
{
    private const int RangeLength = 16384;

    private readonly OptimizerSlot[] _slots;
    private readonly (OptimizerSlot Slot, int Start, int Count)[] _ranges;
    private readonly WorkerPool _pool;
    private readonly Action<int, int> _updateRange;
    private readonly float _weightDecay;
    private readonly TRule _rule;
    private TRule _ruleNow;
    private float _kept;

    /// <param name="rule">The arithmetic.</param>
    /// <param name="parameters">What is optimised.</param>
    /// <param name="decayed">Those of them that weight decay applies to.</param>
    /// <param name="weightDecay">The decay, 0 for none.</param>
    /// <param name="pool">The threads; they stay the caller's.</param>
    public Optimizer(TRule rule, IReadOnlyList<Parameter> parameters, IReadOnlySet<Parameter> decayed, float weightDecay, WorkerPool pool)
    {
        (_rule, _weightDecay, _pool) = (rule, weightDecay, pool);
        _slots = [.. parameters.Select(p => new OptimizerSlot(
            p, new FloatBuffer(p.Length), TRule.Moments > 1 ? new FloatBuffer(p.Length) : null, decayed.Contains(p)))];
        _ranges = [.. _slots.SelectMany(RangesOf)];
        _updateRange = UpdateRange;
    }

    public long Steps { get; set; }

    public IReadOnlyList<FloatBuffer> Moments => [.. _slots.SelectMany(s => s.Second is null ? new[] { s.First } : [s.First, s.Second])];

    public void Step(float learningRate)
    {
        Steps++;
        _ruleNow = _rule.At(learningRate, Steps);
        _kept = 1 - (learningRate * _weightDecay);
        _pool.Run(_ranges.Length, _updateRange);
    }

    private static IEnumerable<(OptimizerSlot Slot, int Start, int Count)> RangesOf(OptimizerSlot slot)
    {
        for (int start = 0; start < slot.Parameter.Length; start += RangeLength)
            yield return (slot, start, Math.Min(RangeLength, slot.Parameter.Length - start));
    }

    private void UpdateRange(int range, int worker)
    {
        (OptimizerSlot slot, int start, int count) = _ranges[range];
        float* weights = slot.Parameter.Values.Pointer + start, gradients = slot.Parameter.Gradient.Pointer + start;
        float* first = slot.First.Pointer + start, second = slot.Second is null ? null : slot.Second.Pointer + start;
        TRule rule = _ruleNow;
        float kept = slot.IsDecayed ? _kept : 1;
        int width = Vector<float>.Count, i = 0;
        for (; i <= count - width; i += width)
            Update(rule, kept, weights + i, gradients + i, first + i, second + (second is null ? 0 : i));
        if (i < count)
            UpdateRest(rule, kept, weights + i, gradients + i, first + i, second + (second is null ? 0 : i), count - i);
    }

    private static void Update(TRule rule, float kept, float* weights, float* gradients, float* first, float* second)
    {
        Vector<float> mean = Vector.Load(first), square = TRule.Moments > 1 ? Vector.Load(second) : default;
        Vector<float> moved = rule.Update(Vector.Load(weights) * kept, Vector.Load(gradients), ref mean, ref square);
        Vector.Store(moved, weights);
        Vector.Store(mean, first);
        if (TRule.Moments > 1)
            Vector.Store(square, second);
    }

    // The last few weights take the same way in a vector of their own.
    private static void UpdateRest(TRule rule, float kept, float* weights, float* gradients, float* first, float* second, int count)
    {
        int width = Vector<float>.Count, bytes = count * sizeof(float);
        float* copies = stackalloc float[4 * width];
        new Span<float>(copies, 4 * width).Clear();
        Buffer.MemoryCopy(weights, copies, bytes, bytes);
        Buffer.MemoryCopy(gradients, copies + width, bytes, bytes);
        Buffer.MemoryCopy(first, copies + (2 * width), bytes, bytes);
        if (second is not null)
            Buffer.MemoryCopy(second, copies + (3 * width), bytes, bytes);
        Update(rule, kept, copies, copies + width, copies + (2 * width), copies + (3 * width));
        Buffer.MemoryCopy(copies, weights, bytes, bytes);
        Buffer.MemoryCopy(copies + (2 * width), first, bytes, bytes);
        if (second is not null)
            Buffer.MemoryCopy(copies + (3 * width), second, bytes, bytes);
    }
}
