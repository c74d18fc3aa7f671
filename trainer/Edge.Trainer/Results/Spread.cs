using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Trainer.Results;

/// <summary>Mean and spread of a figure over several seeds.</summary>
/// <param name="Count">How many.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The sample standard deviation (divided by count - 1); 0 of a single value.</param>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The largest.</param>
public sealed record Spread(int Count, double Mean, double Deviation, double Minimum, double Maximum)
{
    /// <summary>Of some values.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        if (all.Length == 0)
            throw new ArgumentException("Expected at least one value, got none.", nameof(values));
        double mean = all.Average();
        double squares = all.Sum(v => (v - mean) * (v - mean));
        return new Spread(all.Length, mean, all.Length == 1 ? 0 : Math.Sqrt(squares / (all.Length - 1)), all.Min(), all.Max());
    }
}
