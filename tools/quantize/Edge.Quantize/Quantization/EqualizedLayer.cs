using System;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Quantization;

/// <summary>The weights of a layer while channels are scaled, in double precision so that many small steps cost nothing.</summary>
internal sealed class EqualizedLayer
{
    private readonly FloatOperator _step;
    private readonly double[] _weights;
    private readonly double[] _bias;
    private readonly int _taps;
    private readonly int _groupInputs;
    private readonly int _groupOutputs;

    /// <summary>Takes a layer's weights; one that can be equalised, see <see cref="CanTake"/>.</summary>
    public EqualizedLayer(FloatOperator step)
    {
        _step = step;
        (_weights, _bias) = step is FloatConv2D c ? (ToDoubles(c.Weights), ToDoubles(c.Bias)) : (ToDoubles(((FloatDense)step).Weights), ToDoubles(((FloatDense)step).Bias));
        _taps = _weights.Length / _bias.Length;
        int groups = step is FloatConv2D conv ? conv.Groups : 1;
        _groupInputs = step is FloatConv2D ? step.Input.Shape[3] / groups : _taps;
        _groupOutputs = _bias.Length / groups;
    }

    /// <summary>Output channels.</summary>
    public int Channels => _bias.Length;

    /// <summary>True for a layer with weights whose scales are free.</summary>
    public static bool CanTake(FloatOperator step) => step is FloatConv2D { Quantization: null } or FloatDense { Quantization: null };

    /// <summary>The largest weight of each output channel.</summary>
    public double[] OutputRanges()
    {
        var ranges = new double[Channels];
        for (int i = 0; i < _weights.Length; i++)
            ranges[i / _taps] = Math.Max(ranges[i / _taps], Math.Abs(_weights[i]));
        return ranges;
    }

    /// <summary>The largest of the weights that read each channel of the layer before.</summary>
    /// <param name="channels">Channels of that layer.</param>
    public double[] InputRanges(int channels)
    {
        var ranges = new double[channels];
        for (int i = 0; i < _weights.Length; i++)
        {
            int channel = InputChannel(i, channels);
            ranges[channel] = Math.Max(ranges[channel], Math.Abs(_weights[i]));
        }
        return ranges;
    }

    /// <summary>Divides the output channels.</summary>
    public void DivideOutputs(double[] scales)
    {
        for (int i = 0; i < _weights.Length; i++)
            _weights[i] /= scales[i / _taps];
        for (int c = 0; c < _bias.Length; c++)
            _bias[c] /= scales[c];
    }

    /// <summary>Multiplies the weights that read each channel of the layer before.</summary>
    public void MultiplyInputs(double[] scales)
    {
        for (int i = 0; i < _weights.Length; i++)
            _weights[i] *= scales[InputChannel(i, scales.Length)];
    }

    /// <summary>The layer with these weights.</summary>
    public FloatOperator ToOperator()
    {
        float[] weights = Array.ConvertAll(_weights, w => (float)w), bias = Array.ConvertAll(_bias, b => (float)b);
        return _step is FloatConv2D conv ? conv.With(conv.Output, weights, bias, conv.Activation) : ((FloatDense)_step).With(_step.Output, weights, bias, ((FloatDense)_step).Activation);
    }

    // In NHWC an element's channel is its index modulo the channels, flattened or not.
    private int InputChannel(int weight, int channels) => (weight / _taps / _groupOutputs * _groupInputs + weight % _groupInputs) % channels;

    private static double[] ToDoubles(System.Collections.Generic.IReadOnlyList<float> values) => [.. values.Select(v => (double)v)];
}
