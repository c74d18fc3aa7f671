using System;
using System.Numerics;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>Real weights and biases as integers: symmetric int8 weights with scale max |w| / 127 for each output channel, int32 biases.</summary>
internal sealed unsafe class ChannelQuantizer
{
    // Of a channel without weights, or nearly so: one that at least holds its bias in 31 bits, and whose product with another can be stored.
    private const double LeastScale = 1e-18;

    private readonly int _taps;
    private readonly int _channels;
    private readonly FloatBuffer _largest;
    private readonly FloatBuffer _sums;
    private readonly FloatBuffer _scales;

    /// <param name="taps">The weights of a channel.</param>
    /// <param name="channels">The output channels.</param>
    public ChannelQuantizer(int taps, int channels)
    {
        (_taps, _channels) = (taps, channels);
        (_largest, _sums, _scales) = (new FloatBuffer(channels), new FloatBuffer(channels), new FloatBuffer(channels));
        (Scales, Bias) = (new float[channels], new int[channels]);
    }

    /// <summary>The scale of each channel.</summary>
    public float[] Scales { get; }

    /// <summary>The bias of each channel, in steps of input scale * weight scale.</summary>
    public int[] Bias { get; }

    /// <summary>The sum of the absolute integer weights of a channel: with the largest input it bounds the accumulator.</summary>
    public double AbsoluteSum(int channel) => _sums.Span[channel];

    /// <summary>Quantises.</summary>
    /// <param name="weights">[taps, channels].</param>
    /// <param name="bias">One a channel.</param>
    /// <param name="inputScale">The scale of the layer's input.</param>
    /// <param name="integers">Receives whole numbers of -127 to 127, [taps, channels].</param>
    public void Run(float* weights, ReadOnlySpan<float> bias, float inputScale, float* integers)
    {
        _largest.Span.Clear();
        _sums.Span.Clear();
        for (int tap = 0; tap < _taps; tap++)
            Largest(weights + ((nint)tap * _channels));
        for (int c = 0; c < _channels; c++)
        {
            double least = Math.Max(Math.Abs((double)bias[c]) / inputScale / (1 << 30), LeastScale);
            Scales[c] = (float)Math.Max(_largest.Span[c] / 127.0, least);
            Bias[c] = (int)Math.Clamp(Math.Round(bias[c] / ((double)inputScale * Scales[c]), MidpointRounding.AwayFromZero), int.MinValue, int.MaxValue);
        }
        Scales.CopyTo(_scales.Span);
        for (int tap = 0; tap < _taps; tap++)
            Round(weights + ((nint)tap * _channels), integers + ((nint)tap * _channels));
    }

    private void Largest(float* row)
    {
        int c = 0;
        for (; c <= _channels - Vector<float>.Count; c += Vector<float>.Count)
            Vector.Store(Vector.Max(Vector.Load(_largest.Pointer + c), Vector.Abs(Vector.Load(row + c))), _largest.Pointer + c);
        for (; c < _channels; c++)
            _largest.Pointer[c] = float.Max(_largest.Pointer[c], float.Abs(row[c]));
    }

    private void Round(float* row, float* integers)
    {
        int c = 0;
        for (; c <= _channels - Vector<float>.Count; c += Vector<float>.Count)
        {
            Vector<float> rounded = Vector.Round(Vector.Load(row + c) / Vector.Load(_scales.Pointer + c));
            rounded = Vector.Min(Vector.Max(rounded, new Vector<float>(-127)), new Vector<float>(127));
            Vector.Store(rounded, integers + c);
            Vector.Store(Vector.Load(_sums.Pointer + c) + Vector.Abs(rounded), _sums.Pointer + c);
        }
        for (; c < _channels; c++)
        {
            integers[c] = float.Min(float.Max(MathF.Round(row[c] / _scales.Pointer[c]), -127), 127);
            _sums.Pointer[c] += float.Abs(integers[c]);
        }
    }
}
