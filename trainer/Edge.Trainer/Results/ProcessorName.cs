using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace Edge.Trainer.Results;

/// <summary>What durations depend on.</summary>
internal static class ProcessorName
{
    private const string LinuxFile = "/proc/cpuinfo";
    private const string Key = "model name";

    /// <summary>The name of this machine's processor.</summary>
    public static string Here()
    {
        string? line = File.Exists(LinuxFile) ? File.ReadLines(LinuxFile).FirstOrDefault(l => l.StartsWith(Key, StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[^1].Trim() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
