using System;
using System.Globalization;

namespace Edge.Testing.Fuzzing;

/// <summary>How long fuzz tests run. Without variables of the environment: a fixed number of cases from seed 0.</summary>
/// <remarks>
/// EDGE_FUZZ_MINUTES lets each test run for so many minutes, from seeds that the usual run does not reach. EDGE_FUZZ_SEED begins at a seed:
/// alone it replays that one case, with EDGE_FUZZ_MINUTES it goes on from there.
/// </remarks>
public static class FuzzSettings
{
    /// <summary>Minutes for each test, or null.</summary>
    public static double? Minutes { get; } = Number("EDGE_FUZZ_MINUTES");

    /// <summary>The first seed, or null.</summary>
    public static int? Seed { get; } = (int?)Number("EDGE_FUZZ_SEED");

    private static double? Number(string name)
    {
        string? text = Environment.GetEnvironmentVariable(name);
        if (string.IsNullOrEmpty(text))
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= 0
            ? value
            : throw new FormatException($"{name}: expected a number of at least 0, got '{text}'; correct it or leave it out.");
    }
}
