using System;
using System.Runtime.Intrinsics;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers;

/// <summary>Inverted dropout (Srivastava et al., 2014): zeroes a part of the values and scales the others up, while training only.</summary>
/// <remarks>
/// The mask of a sample comes from (seed, step, sample), so it does not depend on threads. A whole 64-bit draw gives four 16-bit thresholds.
/// </remarks>
internal sealed unsafe class DropoutLayer : Layer
{
    private readonly FloatBuffer _mask;
    private readonly long _seed;

    public DropoutLayer(LayerSpec spec, Activations input, NetworkContext context, int position)
        : base(spec, input, Activations.Allocate(input.Shape, context.Batch))
    {
        _mask = new FloatBuffer(input.Shape.Length * context.Batch);
        _seed = context.Seed + position;
    }

    public override void Forward(in Chunk chunk)
    {
        int length = Input.Shape.Length;
        for (int sample = chunk.Start; sample < chunk.Start + chunk.Count; sample++)
        {
            float* mask = _mask.Pointer + ((nint)sample * length);
            DrawMask(new SplitMix64(_seed, chunk.Step, sample), mask, length);
            VectorMath.Multiply(Output.ValuesOf(sample), Input.ValuesOf(sample), mask, length);
        }
    }

    public override void Infer(in Chunk chunk) =>
        new Span<float>(Input.ValuesOf(chunk.Start), chunk.Count * Input.Shape.Length).CopyTo(new Span<float>(Output.ValuesOf(chunk.Start), chunk.Count * Input.Shape.Length));

    public override void Backward(in Chunk chunk)
    {
        if (Input.Gradients is null)
            return;
        int length = Input.Shape.Length;
        VectorMath.Multiply(
            Input.GradientsOf(chunk.Start), Output.GradientsOf(chunk.Start), _mask.Pointer + ((nint)chunk.Start * length), chunk.Count * length);
    }

    private void DrawMask(SplitMix64 random, float* mask, int length)
    {
        ushort threshold = (ushort)Math.Min(MathF.Round(Spec.Rate * 65536), 65535);
        float scale = 65536f / (65536 - threshold);
        var thresholds = Vector256.Create(threshold);
        var scales = Vector256.Create(scale);
        int i = 0;
        for (; i <= length - Vector256<ushort>.Count; i += Vector256<ushort>.Count)
        {
            Vector256<short> keep = Vector256.GreaterThanOrEqual(random.NextFour().AsUInt16(), thresholds).AsInt16();
            (Vector256<int> low, Vector256<int> high) = Vector256.Widen(keep);
            (low.AsSingle() & scales).Store(mask + i);
            (high.AsSingle() & scales).Store(mask + i + Vector256<float>.Count);
        }
        ulong bits = 0;
        for (; i < length; i++, bits >>= 16)
        {
            if ((i & 3) == 0)
                bits = random.NextUInt64();
            mask[i] = (uint)(bits & 0xFFFF) < threshold ? 0 : scale;
        }
    }
}
