using System;
using System.Linq;
using Edge.Micro.Arithmetic;
using Edge.Quantize.Calibration;
using Edge.Quantize.Quantization;

namespace Edge.Quantize.Tests.Calibration;

/// <summary>Proves that each method finds the range that its definition asks for, against brute force and against values of known distributions.</summary>
public class RangeMethodTests
{
    private const double Percentile = 99.9;

    [Fact]
    public void A_percentile_leaves_out_what_it_says_at_both_ends_of_values_of_both_signs()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            float[] values = [.. Normal(seed, 50_000).Order()];
            TensorHistogram histogram = Histogram(values);
            TensorRange range = RangeChoice.Of(histogram, RangeMethod.Percentile, Percentile);
            int outside = (int)(values.Length * 0.05 / 100);
            // The ends are edges of bins: at most one bin wider than the values of those ranks.
            Assert.InRange(range.Min, values[outside] - histogram.BinWidth * 1.001, values[outside]);
            Assert.InRange(range.Max, values[^(outside + 1)], values[^(outside + 1)] + histogram.BinWidth * 1.001);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_percentile_of_values_of_one_sign_leaves_out_all_at_the_far_end(int sign)
    {
        float[] values = [.. Normal(3, 50_000).Select(Math.Abs).Order()];
        TensorHistogram histogram = Histogram([.. values.Select(v => sign * v)]);
        TensorRange range = RangeChoice.Of(histogram, RangeMethod.Percentile, Percentile);
        float most = values[^(50 + 1)];
        Assert.InRange(sign > 0 ? range.Max : -range.Min, most, most + histogram.BinWidth * 1.001);
        Assert.Equal(values[0], sign > 0 ? range.Min : -range.Max);
    }

    [Fact]
    public void A_hundred_percent_is_min_max() =>
        Assert.Equal(Histogram(Normal(1, 1000)).Range, RangeChoice.Of(Histogram(Normal(1, 1000)), RangeMethod.Percentile, 100));

    [Fact]
    public void The_mse_range_is_the_best_of_all_of_a_small_histogram()
    {
        var random = new Random(5);
        for (int round = 0; round < 30; round++)
        {
            // Of both signs, above 0, below 0; most values in the middle, a few far out.
            float low = round % 3 == 1 ? 0 : -1 - random.NextSingle(), high = round % 3 == 2 ? 0 : 1 + random.NextSingle();
            long[] counts = [.. Enumerable.Range(0, 48).Select(_ => (long)Math.Pow(10, 5 * random.NextDouble()) - 1)];
            var histogram = new TensorHistogram(new TensorRange(low, high), counts);
            double least = double.PositiveInfinity;
            for (int first = 0; first < 48; first++)
                for (int end = first + 1; end <= 48; end++)
                    if (histogram.Edge(first) <= 0 && histogram.Edge(end) >= 0 || low >= 0 && first == 0 || high <= 0 && end == 48)
                        least = Math.Min(least, Error(histogram, new TensorRange((float)histogram.Edge(first), (float)histogram.Edge(end))));
            Assert.InRange(Error(histogram, RangeChoice.Of(histogram, RangeMethod.Mse, Percentile)), least * 0.999999, least * 1.000001);
        }
    }

    [Fact]
    public void The_mse_range_of_a_large_histogram_is_hardly_worse_than_any_other()
    {
        for (int seed = 0; seed < 5; seed++)
        {
            TensorHistogram histogram = Histogram([.. Normal(seed, 50_000).Select(v => v * v * v + 0.5f)]);
            double found = Error(histogram, RangeChoice.Of(histogram, RangeMethod.Mse, Percentile));
            Assert.True(found < 0.95 * Error(histogram, histogram.Range), "the outliers of a cube ask for clipping");
            for (int first = 0; first < 1024; first += 8)
                for (int end = 2048; end > 1024; end -= 8)
                    if (histogram.Edge(first) < 0 && histogram.Edge(end) > 0)
                        Assert.True(found <= 1.01 * Error(histogram, new TensorRange((float)histogram.Edge(first), (float)histogram.Edge(end))), $"seed {seed}: {first} to {end} is better");
        }
    }

    [Theory]
    [InlineData(RangeMethod.Mse)]
    [InlineData(RangeMethod.Entropy)]
    public void Evenly_spread_values_are_not_clipped(RangeMethod method)
    {
        var random = new Random(1);
        TensorHistogram histogram = Histogram([.. Enumerable.Range(0, 400_000).Select(_ => random.NextSingle() * 3 - 1)]);
        TensorRange range = RangeChoice.Of(histogram, method, Percentile);
        Assert.InRange(range.Min, -1.01f, -0.98f);
        Assert.InRange(range.Max, 1.98f, 2.01f);
    }

    [Theory]
    [InlineData(RangeMethod.Percentile, -4f, 4f)]
    [InlineData(RangeMethod.Mse, -50f, 75f)]
    [InlineData(RangeMethod.Entropy, -30f, 30f)]
    public void Outliers_are_clipped(RangeMethod method, float least, float most)
    {
        TensorHistogram histogram = Histogram([.. Normal(2, 100_000), -60, 90]);
        TensorRange range = RangeChoice.Of(histogram, method, Percentile);
        Assert.InRange(range.Min, least, -3f);
        Assert.InRange(range.Max, 3f, most);
    }

    [Theory]
    [InlineData(RangeMethod.Mse)]
    [InlineData(RangeMethod.Entropy)]
    public void Zeros_of_a_rectifier_do_not_outweigh_the_rest(RangeMethod method)
    {
        float[] values = [.. Normal(4, 100_000).Select(Math.Abs)];
        TensorRange rectified = RangeChoice.Of(Histogram([.. values, .. new float[2_000_000]]), method, Percentile), alone = RangeChoice.Of(Histogram([.. values, 0]), method, Percentile);
        Assert.InRange(rectified.Max, 0.8 * alone.Max, 1.25 * alone.Max);
        Assert.Equal(0, rectified.Min);
    }

    [Fact]
    public void Entropy_prefers_the_range_of_least_divergence_as_counted_by_hand()
    {
        // 512 bins, all but the last alike: with both ends in, pairs of bins share a level, and only the last pair differs; without the last bin its count is clipped onto its neighbour.
        long[] counts = [.. Enumerable.Repeat(1000L, 511), 1];
        var histogram = new TensorHistogram(new TensorRange(0, 512), counts);
        double total = 511_001, pair = 1001 / 2.0;
        double whole = 1000 / total * Math.Log(1000 / pair) + 1 / total * Math.Log(1 / pair);
        double p = 1001 / total, without = 510 * 1000 / total * Math.Log(1000 / total / (1 / 511.0)) + p * Math.Log(p * 511);
        Assert.True(without < whole);
        Assert.Equal(511f, RangeChoice.Of(histogram, RangeMethod.Entropy, Percentile).Max);
    }

    [Fact]
    public void The_table_of_divergences_gives_what_the_definition_says()
    {
        var random = new Random(8);
        double[] counts = [.. Enumerable.Range(0, 100).Select(_ => (double)Math.Max(random.Next(-20, 40), 0))];
        var table = new DivergenceTable(counts, 16);
        for (int first = 0; first < 50; first += 3)
            for (int end = 100; end >= first + 16; end -= 7)
            {
                // Clipped values stand in the end bins; then each level in turn.
                double[] p = counts[first..end], q = new double[end - first];
                p[0] += counts[..first].Sum();
                p[^1] += counts[end..].Sum();
                for (int level = 0; level < 16; level++)
                {
                    int[] bins = [.. Enumerable.Range(0, p.Length).Where(b => b >= level * p.Length / 16 && b < (level + 1) * p.Length / 16)];
                    foreach (int bin in bins.Where(b => p[b] > 0))
                        q[bin] = bins.Sum(b => counts[first + b]) / bins.Count(b => p[b] > 0);
                }
                double divergence = 0;
                for (int b = 0; b < p.Length; b++)
                    if (p[b] > 0)
                        divergence += p[b] / p.Sum() * Math.Log(p[b] / p.Sum() / Math.Max(q[b] / counts[first..end].Sum(), 1e-12));
                Assert.Equal(divergence, table.Of(first, end), 1e-9);
            }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(2f)]
    [InlineData(-2f)]
    public void A_tensor_of_one_value_keeps_it(float value)
    {
        foreach (RangeMethod method in Enum.GetValues<RangeMethod>())
            Assert.Equal(new TensorRange(value, value), RangeChoice.Of(Histogram([value, value, value]), method, Percentile));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(100.1)]
    [InlineData(double.NaN)]
    public void A_percentile_that_makes_no_sense_is_refused(double percentile) =>
        Assert.Contains("above 50 and up to 100", Assert.Throws<ArgumentOutOfRangeException>(() => RangeChoice.Of(Histogram([1]), RangeMethod.Percentile, percentile)).Message, StringComparison.Ordinal);

    private static TensorHistogram Histogram(float[] values)
    {
        var range = TensorRange.Of(values);
        var counts = new long[TensorHistogram.Bins];
        TensorHistogram.Count(values, range, counts);
        Assert.Equal(values.Length, counts.Sum());
        return new TensorHistogram(range, counts);
    }

    // By the engine's own rounding, one value a bin.
    private static double Error(TensorHistogram histogram, TensorRange range)
    {
        TensorQuantization q = TensorQuantization.Of(range);
        double sum = 0;
        for (int bin = 0; bin < histogram.Counts.Count; bin++)
        {
            double value = histogram.Value(bin), got = Scales.Dequantize(Scales.Quantize((float)value, q.Scale, q.ZeroPoint), q.Scale, q.ZeroPoint);
            sum += histogram.Counts[bin] * (value - got) * (value - got);
        }
        return sum;
    }

    private static float[] Normal(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }
}
