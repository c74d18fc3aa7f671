using System;
using Edge.Quantize.Calibration;
using Edge.Quantize.Quantization;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>The quantisation of an activation, whose range follows what the network gives in training.</summary>
internal sealed class QuantizedTensor
{
    // The share of the past in a range.
    private const float Momentum = 0.99f;

    private const int Known = 2;

    /// <summary>Least and greatest value, and 1 once they are known: what a checkpoint keeps.</summary>
    public float[] State { get; } = new float[3];

    /// <summary>Scale and zero point.</summary>
    public TensorQuantization Quantization { get; private set; } = new(1, 0);

    /// <summary>True once there is a range.</summary>
    public bool IsKnown => State[Known] != 0;

    /// <summary>The range.</summary>
    public TensorRange Range
    {
        get => new(State[0], State[1]);
        set => (State[0], State[1], State[Known]) = (value.Min, value.Max, 1);
    }

    /// <summary>Makes scale and zero point of the range.</summary>
    /// <param name="leastScale">The least scale that the arithmetic can hold.</param>
    public void Update(double leastScale) => Quantization = TensorQuantization.Of(Range, leastScale);

    /// <summary>Uses a scale for values of unknown range, to look at them.</summary>
    public void Probe(float scale) => Quantization = new TensorQuantization(scale, 0);

    /// <summary>Takes the quantisation of another tensor.</summary>
    public void Follow(TensorQuantization quantization) => Quantization = quantization;

    /// <summary>Moves the range towards that of a batch; the first batch sets it.</summary>
    /// <param name="least">The least value, in steps of the present scale from the zero point.</param>
    /// <param name="greatest">The greatest value.</param>
    public void Observe(double least, double greatest)
    {
        float min = (float)(Math.Min(least, 0) * Quantization.Scale), max = (float)(Math.Max(greatest, 0) * Quantization.Scale);
        Range = IsKnown
            ? new TensorRange((Momentum * State[0]) + ((1 - Momentum) * min), (Momentum * State[1]) + ((1 - Momentum) * max))
            : new TensorRange(min, max);
    }
}
