using System;
using System.Collections.Generic;
using Edge.Micro.Arithmetic;
using Edge.Micro.Operators;
using Edge.Trainer.Export;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>The end of a residual block in the engine's integers: both paths are brought to a common scale, added and requantised; with its ReLU.</summary>
internal sealed unsafe class QuantizedAddLayer : Layer, IObservedLayer
{
    // A difference of a value and its zero point is within 255.
    private const int Farthest = 255;

    private readonly Activations _second;
    private readonly QuantizedTensor _firstTensor;
    private readonly QuantizedTensor _secondTensor;
    private readonly StraightThrough _straightThrough = new(1);
    private readonly ChunkRanges _ranges;
    private readonly int[] _multipliers = new int[3];
    private readonly int[] _shifts = new int[3];
    private readonly int[] _firstScaled = new int[(2 * Farthest) + 1];
    private readonly int[] _secondScaled = new int[(2 * Farthest) + 1];
    private int _least;
    private int _most;

    public QuantizedAddLayer(LayerSpec spec, (Activations Values, QuantizedTensor Tensor) first, (Activations Values, QuantizedTensor Tensor) second, NetworkContext context)
        : base(spec, first.Values, OutputOf(first.Values, context))
    {
        (_second, _firstTensor, _secondTensor) = (second.Values, first.Tensor, second.Tensor);
        _ranges = new ChunkRanges(context);
        Statistics = [Tensor.State];
    }

    public QuantizedTensor Tensor { get; } = new();

    public override IReadOnlyList<float[]> Statistics { get; }

    public bool TryRequantize()
    {
        float first = _firstTensor.Quantization.Scale, second = _secondTensor.Quantization.Scale, largest = Math.Max(first, second);
        // ADD cannot scale up: as the quantiser demands.
        double leastScale = (double)largest / (1 << (Add.LeftShift - 2));
        if (Tensor.IsKnown)
            Tensor.Update(leastScale);
        else
            Tensor.Probe(largest / 1024);
        if (!Add.TryScale(first, second, Tensor.Quantization.Scale, _multipliers, _shifts))
            return false;
        for (int value = -Farthest; value <= Farthest; value++)
        {
            _firstScaled[value + Farthest] = Scaled(value, 0);
            _secondScaled[value + Farthest] = Scaled(value, 1);
        }
        Scales.ActivationRange(Spec.Activation == Activation.Relu ? Micro.Activation.Relu : Micro.Activation.None, Tensor.Quantization.Scale, Tensor.Quantization.ZeroPoint, out int min, out int max);
        (_least, _most) = (min - Tensor.Quantization.ZeroPoint, max - Tensor.Quantization.ZeroPoint);
        return true;
    }

    public override void Forward(in Chunk chunk)
    {
        int length = chunk.Count * Output.Shape.Length, lowest = int.MaxValue, highest = int.MinValue;
        float* first = Input.ValuesOf(chunk.Start), second = _second.ValuesOf(chunk.Start), target = Output.ValuesOf(chunk.Start);
        for (int i = 0; i < length; i++)
        {
            int sum = _firstScaled[Index(first[i])] + _secondScaled[Index(second[i])];
            int value = FixedPoint.MultiplyByQuantizedMultiplier(sum, _multipliers[2], _shifts[2]);
            (lowest, highest) = (Math.Min(lowest, value), Math.Max(highest, value));
            target[i] = FixedPoint.Clamp(value, _least, _most);
        }
        _ranges.Set(chunk.Index, (lowest, highest));
    }

    public override void Backward(in Chunk chunk)
    {
        int length = chunk.Count * Output.Shape.Length;
        float* gradient = Output.GradientsOf(chunk.Start);
        _straightThrough.Mask(gradient, Output.ValuesOf(chunk.Start), length, _least, _most);
        if (_second.Gradients is not null)
            new ReadOnlySpan<float>(gradient, length).CopyTo(new Span<float>(_second.GradientsOf(chunk.Start), length));
    }

    public void Observe(int chunks) => _ranges.Observe(Tensor, chunks, Spec.Activation);

    public LayerQuantization Integers() => new(Tensor.Quantization, Tensor.Range);

    // Dropout may have made it no whole number, or one beyond the ends, while training.
    private static int Index(float value) => Math.Clamp((int)MathF.Round(value), -Farthest, Farthest) + Farthest;

    private int Scaled(int value, int input) => FixedPoint.MultiplyByQuantizedMultiplier(value << Add.LeftShift, _multipliers[input], _shifts[input]);

    // As in AddLayer, the first path shares the gradient of the sum.
    private static Activations OutputOf(Activations first, NetworkContext context)
    {
        int length = first.Shape.Length * context.Batch;
        return new Activations(first.Shape, new FloatBuffer(length), first.Gradients ?? new FloatBuffer(length));
    }
}
