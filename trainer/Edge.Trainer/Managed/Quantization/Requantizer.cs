using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>From accumulators to the integers of a layer's output: exactly what FixedPoint.MultiplyByQuantizedMultiplier gives, for many channels at once.</summary>
/// <remarks>
/// The integers are carried by doubles, all of whose operations here are exact. With the multiplier m = high * 2^16 + low, the saturating rounding
/// doubling high multiply floor((x m + 2^30) / 2^31) is floor((x high + floor((x low + 2^30) / 2^16)) / 2^15): for |x| below 2^31 no intermediate
/// value has more than 48 bits. The rounding division by 2^e that follows is a product with a power of two and a rounding, half away from zero.
/// </remarks>
internal sealed unsafe class Requantizer
{
    // Values of one step of the loop: two registers of doubles.
    private const int Lanes = 16;

    private readonly int _channels;
    private readonly int _period;
    private readonly DoubleBuffer _bias;
    private readonly DoubleBuffer _left;
    private readonly DoubleBuffer _low;
    private readonly DoubleBuffer _high;
    private readonly DoubleBuffer _right;

    public Requantizer(int channels)
    {
        _channels = channels;
        // Channels repeat along a row of values; whole registers fit where the channels stand as often as it takes.
        _period = channels;
        while (_period % Lanes != 0)
            _period += channels;
        (_bias, _left, _low, _high, _right) = (new(_period), new(_period), new(_period), new(_period), new(_period));
    }

    /// <summary>Sets the numbers of one channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="bias">What is added to the accumulator.</param>
    /// <param name="multiplier">31-bit mantissa.</param>
    /// <param name="shift">-31 to 30.</param>
    public void Set(int channel, int bias, int multiplier, int shift)
    {
        for (int i = channel; i < _period; i += _channels)
        {
            _bias.Pointer[i] = bias;
            _left.Pointer[i] = Math.ScaleB(1, Math.Max(shift, 0));
            _low.Pointer[i] = Math.ScaleB(multiplier & 0xFFFF, -16);
            _high.Pointer[i] = multiplier >> 16;
            _right.Pointer[i] = Math.ScaleB(1, Math.Min(shift, 0));
        }
    }

    /// <summary>target = clamp(requantised sum of the sources + bias), all without zero point; returns the least and the greatest value before the clamp.</summary>
    /// <param name="sources">Arrays of whole numbers, channels last; one of them may be the target.</param>
    /// <param name="count">The number of arrays.</param>
    /// <param name="target">Receives the integers.</param>
    /// <param name="length">The values: whole rows of channels.</param>
    /// <param name="least">The lower end of the clamp.</param>
    /// <param name="most">The upper end of the clamp.</param>
    public (double Least, double Greatest) Run(float** sources, int count, float* target, int length, double least, double most)
    {
        Vector512<double> bottom = Vector512.Create(least), top = Vector512.Create(most);
        Vector512<double> lowest = Vector512.Create(double.PositiveInfinity), highest = Vector512.Create(double.NegativeInfinity);
        double lowestTail = double.PositiveInfinity, highestTail = double.NegativeInfinity;
        for (int start = 0; start < length; start += _period)
        {
            int end = Math.Min(_period, length - start), i = 0;
            for (; i <= end - Lanes; i += Lanes)
            {
                Vector512<float> first = Vector512.Load(sources[0] + start + i);
                Vector512<double> lower = Vector512.WidenLower(first), upper = Vector512.WidenUpper(first);
                for (int s = 1; s < count; s++)
                {
                    Vector512<float> next = Vector512.Load(sources[s] + start + i);
                    lower += Vector512.WidenLower(next);
                    upper += Vector512.WidenUpper(next);
                }
                lower = Scaled(lower, i);
                upper = Scaled(upper, i + (Lanes / 2));
                lowest = Vector512.Min(lowest, Vector512.Min(lower, upper));
                highest = Vector512.Max(highest, Vector512.Max(lower, upper));
                lower = Vector512.Min(Vector512.Max(lower, bottom), top);
                upper = Vector512.Min(Vector512.Max(upper, bottom), top);
                Vector512.Narrow(lower, upper).Store(target + start + i);
            }
            for (; i < end; i++)
            {
                double sum = 0;
                for (int s = 0; s < count; s++)
                    sum += sources[s][start + i];
                double value = Scaled(sum, i);
                lowestTail = Math.Min(lowestTail, value);
                highestTail = Math.Max(highestTail, value);
                target[start + i] = (float)Math.Min(Math.Max(value, least), most);
            }
        }
        for (int i = 0; i < Vector512<double>.Count; i++)
        {
            lowestTail = Math.Min(lowestTail, lowest[i]);
            highestTail = Math.Max(highestTail, highest[i]);
        }
        return (lowestTail, highestTail);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> Scaled(Vector512<double> sum, int at)
    {
        Vector512<double> x = (sum + Vector512.Load(_bias.Pointer + at)) * Vector512.Load(_left.Pointer + at);
        Vector512<double> low = Vector512.Floor(x * Vector512.Load(_low.Pointer + at) + Vector512.Create(16384.0));
        Vector512<double> product = Vector512.Floor((x * Vector512.Load(_high.Pointer + at) + low) * Vector512.Create(1.0 / 32768));
        Vector512<double> divided = product * Vector512.Load(_right.Pointer + at);
        return Vector512.Truncate(divided + Vector512.CopySign(Vector512.Create(0.5), divided));
    }

    private double Scaled(double sum, int at)
    {
        double x = (sum + _bias.Pointer[at]) * _left.Pointer[at];
        double low = Math.Floor((x * _low.Pointer[at]) + 16384);
        double divided = Math.Floor(((x * _high.Pointer[at]) + low) / 32768) * _right.Pointer[at];
        return Math.Truncate(divided + Math.CopySign(0.5, divided));
    }
}
