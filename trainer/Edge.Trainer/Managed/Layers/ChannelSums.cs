using System;
using System.Numerics;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Layers;

/// <summary>Two sums per channel over the rows of one chunk: in float over the rows of a sample, in double over samples.</summary>
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
        for (int sample = 0; sample < samples; sample++)
        {
            MomentsOfRows(x, rows);
            x += (nint)rows * First.Length;
            EndSample();
        }
    }

    /// <summary>The sums of dy and dy * (x - mean).</summary>
    public void Products(float* dy, float* x, float* mean, int samples, int rows)
    {
        Clear();
        for (int sample = 0; sample < samples; sample++)
        {
            if (First.Length <= RowMath.NarrowColumns)
                ProductsOfRows(dy, x, mean, rows);
            else
                ProductsOfWideRows(dy, x, mean, rows);
            x += (nint)rows * First.Length;
            dy += (nint)rows * First.Length;
            EndSample();
        }
    }

    private void MomentsOfRows(float* x, int rows)
    {
        int c = 0;
        for (; c <= First.Length - Vector<float>.Count; c += Vector<float>.Count)
            MomentsOfVector(x + c, rows, c);
        for (; c < First.Length; c++)
            MomentsOfChannel(x + c, rows, c);
    }

    private void ProductsOfRows(float* dy, float* x, float* mean, int rows)
    {
        int c = 0;
        for (; c <= First.Length - Vector<float>.Count; c += Vector<float>.Count)
            ProductsOfVector(dy + c, x + c, mean + c, rows, c);
        for (; c < First.Length; c++)
            ProductsOfChannel(dy + c, x + c, mean[c], rows, c);
    }

    // In one pass over both arrays, which several passes would read anew from the second-level cache.
    private void ProductsOfWideRows(float* dy, float* x, float* mean, int rows)
    {
        int channels = First.Length, width = Vector<float>.Count;
        float* first = _rowFirst.Pointer, second = _rowSecond.Pointer;
        for (int row = 0; row < rows; row++, x += channels, dy += channels)
        {
            int c = 0;
            for (; c <= channels - width; c += width)
            {
                Vector<float> gradient = Vector.Load(dy + c);
                Vector.Store(Vector.Load(first + c) + gradient, first + c);
                Vector.Store(Vector.Load(second + c) + (gradient * (Vector.Load(x + c) - Vector.Load(mean + c))), second + c);
            }
            for (; c < channels; c++)
            {
                first[c] += dy[c];
                second[c] += dy[c] * (x[c] - mean[c]);
            }
        }
    }

    private void MomentsOfVector(float* x, int rows, int c)
    {
        int channels = First.Length;
        Vector<float> first = Vector.Load(_rowFirst.Pointer + c), second = Vector.Load(_rowSecond.Pointer + c);
        for (int row = 0; row < rows; row++, x += channels)
        {
            Vector<float> value = Vector.Load(x);
            first += value;
            second += value * value;
        }
        Vector.Store(first, _rowFirst.Pointer + c);
        Vector.Store(second, _rowSecond.Pointer + c);
    }

    private void MomentsOfChannel(float* x, int rows, int c)
    {
        float first = _rowFirst.Pointer[c], second = _rowSecond.Pointer[c];
        for (int row = 0; row < rows; row++, x += First.Length)
        {
            first += *x;
            second += *x * *x;
        }
        (_rowFirst.Pointer[c], _rowSecond.Pointer[c]) = (first, second);
    }

    private void ProductsOfVector(float* dy, float* x, float* mean, int rows, int c)
    {
        int channels = First.Length;
        Vector<float> first = Vector.Load(_rowFirst.Pointer + c), second = Vector.Load(_rowSecond.Pointer + c), middle = Vector.Load(mean);
        for (int row = 0; row < rows; row++, x += channels, dy += channels)
        {
            Vector<float> gradient = Vector.Load(dy);
            first += gradient;
            second += gradient * (Vector.Load(x) - middle);
        }
        Vector.Store(first, _rowFirst.Pointer + c);
        Vector.Store(second, _rowSecond.Pointer + c);
    }

    private void ProductsOfChannel(float* dy, float* x, float mean, int rows, int c)
    {
        float first = _rowFirst.Pointer[c], second = _rowSecond.Pointer[c];
        for (int row = 0; row < rows; row++, x += First.Length, dy += First.Length)
        {
            first += *dy;
            second += *dy * (*x - mean);
        }
        (_rowFirst.Pointer[c], _rowSecond.Pointer[c]) = (first, second);
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
