using System;
using System.Linq;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Calibration;

/// <summary>The range whose int8 forms have the least mean squared error, of rounding and of clipping together.</summary>
internal static class MseRange
{
    /// <summary>The range.</summary>
    public static TensorRange Of(TensorHistogram histogram)
    {
        (double Value, double Count)[] filled = [.. Enumerable.Range(0, histogram.Counts.Count).Where(b => histogram.Counts[b] > 0).Select(b => (histogram.Value(b), (double)histogram.Counts[b]))];
        return RangeSearch.Find(histogram, 1, (first, end) => Error(filled, new TensorRange((float)histogram.Edge(first), (float)histogram.Edge(end))));
    }

    // The sum of squared errors of values that are rounded to the steps of a range and held within its ends.
    private static double Error((double Value, double Count)[] values, TensorRange range)
    {
        TensorQuantization quantization = TensorQuantization.Of(range);
        double scale = quantization.Scale, steps = 1 / scale, least = -128 - quantization.ZeroPoint, most = 127 - quantization.ZeroPoint, sum = 0;
        foreach ((double value, double count) in values)
        {
            double error = value - Math.Min(Math.Max(Math.Floor(value * steps + 0.5), least), most) * scale;
            sum += count * error * error;
        }
        return sum;
    }
}
