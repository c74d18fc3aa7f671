using System.Numerics;
using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Layers;

/// <summary>target = a * first + b * second + c, with a, b and c per channel.</summary>
internal sealed unsafe class ChannelLine
{
    private readonly FloatBuffer _a;
    private readonly FloatBuffer _b;
    private readonly FloatBuffer _c;

    public ChannelLine(int channels)
    {
        (_a, _b, _c) = (new FloatBuffer(channels), new FloatBuffer(channels), new FloatBuffer(channels));
    }

    public void Set(int channel, double a, double b, double c)
    {
        (_a.Span[channel], _b.Span[channel], _c.Span[channel]) = ((float)a, (float)b, (float)c);
    }

    /// <summary>a * first + c.</summary>
    public void Apply(float* first, float* target, int rows)
    {
        int channels = _a.Length;
        for (int row = 0; row < rows; row++, first += channels, target += channels)
        {
            int i = 0;
            for (; i <= channels - Vector<float>.Count; i += Vector<float>.Count)
                Vector.Store((Vector.Load(_a.Pointer + i) * Vector.Load(first + i)) + Vector.Load(_c.Pointer + i), target + i);
            for (; i < channels; i++)
                target[i] = (_a.Pointer[i] * first[i]) + _c.Pointer[i];
        }
    }

    /// <summary>a * first + b * second + c; the target may be one of them.</summary>
    public void Apply(float* first, float* second, float* target, int rows)
    {
        int channels = _a.Length;
        for (int row = 0; row < rows; row++, first += channels, second += channels, target += channels)
        {
            int i = 0;
            for (; i <= channels - Vector<float>.Count; i += Vector<float>.Count)
            {
                Vector<float> sum = (Vector.Load(_a.Pointer + i) * Vector.Load(first + i)) + (Vector.Load(_b.Pointer + i) * Vector.Load(second + i));
                Vector.Store(sum + Vector.Load(_c.Pointer + i), target + i);
            }
            for (; i < channels; i++)
                target[i] = ((_a.Pointer[i] * first[i]) + (_b.Pointer[i] * second[i])) + _c.Pointer[i];
        }
    }
}
