using System;
using System.Globalization;
using System.Text;
using Edge.Benchmarks.Vision;

namespace Edge.Benchmarks.Reporting;

/// <summary>The part of docs/benchmarks.md that tells of vision, which can be measured alone.</summary>
internal static class VisionSection
{
    private const string Heading = "## Vision, ";

    /// <summary>Writes the part.</summary>
    /// <param name="result">What was measured.</param>
    public static string Of(VisionResult result)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"{Heading}{result.Width}x{result.Height}, one thread tied to one core");
        Line($"");
        Line($"Made photographs of the hard setting, {result.Frames} of each content; times are microseconds: the shortest, the mean of the frames' medians, and the median of the slowest frame.");
        Line($"The further looks are taken only where the first is not answered. The whole reader is vision, the network {result.Network} with its gate, and the choice among the candidates.");
        Line($"Measured {result.Date:yyyy-MM-dd HH:mm} UTC on {result.Machine.Processor}{(result.Load is null ? "" : $", load {result.Load} when it began")}.");
        Line($"");
        Line($"| a frame shows | first look | with the further looks | candidates | whole reader |");
        Line($"|---|---|---|---|---|");
        foreach (VisionRow row in result.Rows)
            Line($"| {row.Content} | {Us(row.First)} | {Us(row.All)} | {row.Candidates.ToString("F1", CultureInfo.InvariantCulture)} | {Us(row.Reading)} |");
        Line($"");
        Line($"A first look is to take at most {VisionResult.Target:N0} microseconds, of the slowest frame too: {(result.IsMet ? "met" : "**not met**")}.");
        Line($"");
        return text.ToString();
    }

    /// <summary>Puts the part into a page in the place of the one that is there; at its end where there is none.</summary>
    /// <param name="page">The page.</param>
    /// <param name="section">What <see cref="Of"/> gave.</param>
    public static string Put(string page, string section)
    {
        int start = page.IndexOf(Heading, StringComparison.Ordinal);
        if (start < 0)
            return page.TrimEnd('\n') + "\n\n" + section.TrimEnd('\n') + "\n";
        int next = page.IndexOf("\n## ", start, StringComparison.Ordinal);
        return next < 0 ? page[..start] + section.TrimEnd('\n') + "\n" : page[..start] + section + page[(next + 1)..];
    }

    private static string Us(FrameTiming timing) => string.Create(CultureInfo.InvariantCulture, $"{timing.Min:N0} / {timing.Median:N0} / {timing.Worst:N0}");
}
