using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace Edge.Inference.Tests.Arm;

/// <summary>The programs that make and run Arm code on an x64 machine.</summary>
internal static class ArmToolchain
{
    public const string Linker = "aarch64-linux-gnu-gcc";
    public const string Emulator = "qemu-aarch64";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The compiler from IL to Arm: from its NuGet package, which this project restores where the emulator is installed.</summary>
    public static string Compiler { get; } = typeof(ArmToolchain).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "ilc")?.Value ?? "";

    /// <summary>Why Arm code cannot be run here, or null.</summary>
    public static string? Missing
    {
        get
        {
            if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
                return "Arm code is made and emulated on Linux x64 only";
            foreach (string program in new[] { Emulator, Linker })
                if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program))))
                    return $"{program} is not installed: 'apt-get install qemu-user gcc-aarch64-linux-gnu libc6-dev-arm64-cross' brings it";
            return File.Exists(Compiler) ? null : "the NuGet package runtime.linux-x64.Microsoft.DotNet.ILCompiler is not restored: restore and build again";
        }
    }

    /// <summary>Starts a program with pipes.</summary>
    /// <param name="folder">Its working folder.</param>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">The arguments.</param>
    public static Process Start(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
    }

    /// <summary>Runs a program that must succeed.</summary>
    /// <param name="folder">Its working folder.</param>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">The arguments.</param>
    public static void Run(string folder, string program, params string[] arguments)
    {
        using Process process = Start(folder, program, arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Close();
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            throw new TimeoutException($"{program} did not end within {Patience}");
        }
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {output.Result}{error.Result}");
    }
}
