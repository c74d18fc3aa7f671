using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Cli;

/// <summary>How another program ended and what it wrote.</summary>
/// <param name="ExitCode">Exit code; -1 where it was killed for taking too long.</param>
/// <param name="Output">Standard output, its end where it was very long.</param>
/// <param name="Error">Standard error, its end where it was very long.</param>
/// <param name="IsOverdue">It did not end in its time and was killed.</param>
public sealed record ProgramResult(int ExitCode, string Output, string Error, bool IsOverdue)
{
    /// <summary>The last lines that say something, standard error after standard output, joined by " / ".</summary>
    /// <param name="count">The most lines, at least 1.</param>
    public string LastLines(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        IEnumerable<string> lines = (Output + "\n" + Error).Split('\n').Select(l => l.Trim()).Where(l => l.Any(char.IsLetterOrDigit));
        string text = string.Join(" / ", lines.TakeLast(count));
        return text.Length == 0 ? "nothing" : text;
    }
}
