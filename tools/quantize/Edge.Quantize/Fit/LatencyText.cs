using System;
using System.Globalization;

namespace Edge.Quantize.Fit;

/// <summary>The time of a run as text: no more digits than an estimate has.</summary>
public static class LatencyText
{
    /// <summary>As "34,800 (28,000-90,000) general loops", in milliseconds, or why there is no estimate.</summary>
    public static string Of(BoardFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (fit.Latency is not { } latency)
            return (fit.Form == StraightLineForm.FormName ? "straight line: " : "") + (fit.LatencyObstacle is { } obstacle ? $"not estimated, {obstacle}" : "not estimated");
        return Range(latency) + (latency.Code is null ? "" : " " + latency.Code);
    }

    /// <summary>As "34,800 (28,000-90,000)", for a narrow column; without an estimate a word or two.</summary>
    public static string Narrow(BoardFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        const string none = "not estimated";
        return fit.Latency is { } latency ? Range(latency) : fit.LatencyObstacle is { } obstacle && obstacle.Length < none.Length ? obstacle : none;
    }

    private static string Range(LatencyEstimate latency) =>
        Number(latency.Milliseconds, 3) + (latency is { Low: { } low, High: { } high } ? $" ({Number(low, 2)}-{Number(high, 2)})" : "");

    /// <summary>A number with no more digits than told.</summary>
    internal static string Number(double value, int digits)
    {
        if (value <= 0)
            return "0";
        double unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - digits + 1);
        return (Math.Round(value / unit) * unit).ToString(unit >= 1 ? "N0" : "0.####", CultureInfo.InvariantCulture);
    }
}
