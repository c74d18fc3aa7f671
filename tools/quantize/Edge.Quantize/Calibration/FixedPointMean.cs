using System;
using System.Threading;

namespace Edge.Quantize.Calibration;

/// <summary>The mean of each element of a tensor over many pictures. Sums are whole numbers: they do not depend on the order of additions.</summary>
internal sealed class FixedPointMean
{
    // Values below 2^30 and fewer than 2^31 pictures stay within 63 bits.
    private const int Bits = 30;

    private readonly Lock _gate = new();
    private readonly double _scale;
    private readonly long[] _sums;
    private int _count;

    /// <summary>Begins with no picture.</summary>
    /// <param name="length">Elements of the tensor.</param>
    /// <param name="range">What its values lie within.</param>
    public FixedPointMean(int length, TensorRange range)
    {
        double largest = Math.Max(Math.Abs((double)range.Min), Math.Abs((double)range.Max));
        // A power of two, so that it costs no bit of the values.
        _scale = largest > 0 ? Math.ScaleB(1, Bits - 1 - Math.ILogB(largest)) : 1;
        _sums = new long[length];
    }

    /// <summary>Adds a picture. Safe from many threads.</summary>
    public void Add(ReadOnlySpan<float> values)
    {
        lock (_gate)
        {
            _count++;
            for (int i = 0; i < values.Length; i++)
                _sums[i] += (long)(values[i] * _scale);
        }
    }

    /// <summary>The means.</summary>
    public float[] ToMeans() => Array.ConvertAll(_sums, sum => (float)(sum / _scale / Math.Max(_count, 1)));
}
