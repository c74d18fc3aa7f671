using System;
using System.Numerics;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Layers;

/// <summary>Two sums per channel over the rows of one chunk.</summary>
internal sealed unsafe class ChannelSums
{
    private readonly FloatBuffer _rowFirst;
    private readonly FloatBuffer _rowSecond;

    public ChannelSums(int channels)
    {
        (First, Second) = (new double[channels], new double[channels]);
        (_rowFirst, _rowSecond) = (new FloatBuffer(channels), new FloatBuffer(channels));
    }

    public double[] First { get; }

    public double[] Second { get; }

    /// <summary>The sums of x and x * x.</summary>
    public void Moments(float* x, int samples, int rows)
    {
        Clear();
        int channels = First.Length;
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < rows; row++, x += channels)
            {
                int c = 0;
                for (; c <= channels - Vector<float>.Count; c += Vector<float>.Count)
                {
                    Vector<float> value = Vector.Load(x + c);
                    Vector.Store(Vector.Load(_rowFirst.Pointer + c) + value, _rowFirst.Pointer + c);
                    Vector.Store(Vector.Load(_rowSecond.Pointer + c) + (value * value), _rowSecond.Pointer + c);
                }
                for (; c < channels; c++)
                {
                    _rowFirst.Pointer[c] += x[c];
                    _rowSecond.Pointer[c] += x[c] * x[c];
                }
            }
            EndSample();
        }
    }

    /// <summary>The sums of dy and dy * (x - mean).</summary>
    public void Products(float* dy, float* x, float* mean, int samples, int rows)
    {
        Clear();
        int channels = First.Length;
        for (int sample = 0; sample < samples; sample++)
        {
            for (int row = 0; row < rows; row++, x += channels, dy += channels)
            {
                int c = 0;
                for (; c <= channels - Vector<float>.Count; c += Vector<float>.Count)
                {
                    Vector<float> gradient = Vector.Load(dy + c);
                    Vector.Store(Vector.Load(_rowFirst.Pointer + c) + gradient, _rowFirst.Pointer + c);
                    Vector<float> product = gradient * (Vector.Load(x + c) - Vector.Load(mean + c));
                    Vector.Store(Vector.Load(_rowSecond.Pointer + c) + product, _rowSecond.Pointer + c);
                }
                for (; c < channels; c++)
                {
                    _rowFirst.Pointer[c] += dy[c];
                    _rowSecond.Pointer[c] += dy[c] * (x[c] - mean[c]);
                }
            }
            EndSample();
        }
    }

    private void Clear()
    {
        Array.Clear(First);
        Array.Clear(Second);
    }

    private void EndSample()
    {
        for (int c = 0; c < First.Length; c++)
        {
            First[c] += _rowFirst.Pointer[c];
            Second[c] += _rowSecond.Pointer[c];
        }
        _rowFirst.Span.Clear();
        _rowSecond.Span.Clear();
    }
}
