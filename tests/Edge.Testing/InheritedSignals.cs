using System;
using System.Globalization;
using System.IO;

namespace Edge.Testing;

/// <summary>What a child process inherits of signals. A shell starts its background jobs with SIGINT ignored, and so would be every program that a test run in such a job starts:
/// none of them could be interrupted.</summary>
internal static class InheritedSignals
{
    private const int SigInt = 2;
    private const string Field = "SigIgn:";

    /// <summary>The words to put before a command so that Ctrl-C ends it as it would in a shell's foreground; none where that is so in any case.</summary>
    public static string[] Restoring { get; } = OperatingSystem.IsLinux() && IsIgnored() ? ["env", "--default-signal=INT"] : [];

    private static bool IsIgnored()
    {
        string? line = Array.Find(File.ReadAllLines("/proc/self/status"), l => l.StartsWith(Field, StringComparison.Ordinal));
        return line is not null && (ulong.Parse(line[Field.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) >> (SigInt - 1) & 1) != 0;
    }
}
