using System;

namespace Edge.Desktop.Displays.Terminal;

/// <summary>What standard output is.</summary>
internal static class TerminalKind
{
    /// <summary>Whether a person watches a terminal that can move its cursor, rather than a pipe, a file, a log or a simple terminal.</summary>
    public static bool IsLive =>
        !Console.IsOutputRedirected
        && Environment.GetEnvironmentVariable("TERM") != "dumb"
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));
}
