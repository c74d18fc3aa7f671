using System;
using System.Runtime.Intrinsics;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>The gradient of rounding and clamping: as if nothing were rounded, and zero where the result is at an end of its clamp.</summary>
internal sealed unsafe class StraightThrough
{
    // Values of one step of the loop.
    private const int Lanes = 16;

    private readonly int _channels;
    private readonly int _period;
    private readonly FloatBuffer _slopes;

    public StraightThrough(int channels)
    {
        (_channels, _period) = (channels, channels);
        while (_period % Lanes != 0)
            _period += channels;
        _slopes = new FloatBuffer(_period);
        _slopes.Span.Fill(1);
    }

    /// <summary>Sets the factor of a channel's gradients, which is 1 before.</summary>
    public void Set(int channel, float slope)
    {
        for (int i = channel; i < _period; i += _channels)
            _slopes.Pointer[i] = slope;
    }

    /// <summary>gradient = gradient * factor of the channel where the output is within its ends, else 0.</summary>
    /// <param name="gradient">Channels last; overwritten.</param>
    /// <param name="output">The clamped values.</param>
    /// <param name="length">The values: whole rows of channels.</param>
    /// <param name="least">The lower end of the clamp.</param>
    /// <param name="most">The upper end of the clamp.</param>
    public void Mask(float* gradient, float* output, int length, float least, float most)
    {
        Vector512<float> bottom = Vector512.Create(least), top = Vector512.Create(most);
        for (int start = 0; start < length; start += _period)
        {
            int end = Math.Min(_period, length - start), i = 0;
            for (; i <= end - Lanes; i += Lanes)
            {
                Vector512<float> value = Vector512.Load(output + start + i);
                Vector512<float> within = Vector512.GreaterThan(value, bottom) & Vector512.LessThan(value, top);
                (Vector512.Load(gradient + start + i) * Vector512.Load(_slopes.Pointer + i) & within).Store(gradient + start + i);
            }
            for (; i < end; i++)
            {
                float value = output[start + i];
                gradient[start + i] = value > least && value < most ? gradient[start + i] * _slopes.Pointer[i] : 0;
            }
        }
    }
}
