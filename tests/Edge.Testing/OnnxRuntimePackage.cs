using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Edge.Testing;

/// <summary>ONNX Runtime as the npm package onnxruntime-node, kept in the user's cache.</summary>
public static class OnnxRuntimePackage
{
    /// <summary>The package with its version.</summary>
    public const string Name = "onnxruntime-node@1.30.0";

    /// <summary>The folder that holds node_modules.</summary>
    public static string Folder { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "edge",
        "onnxruntime-node");

    private static string Module => Path.Combine(Folder, "node_modules", "onnxruntime-node");

    /// <summary>Fetches the package where the cache does not have it.</summary>
    /// <returns>Null, or in one sentence why it cannot be had.</returns>
    public static async Task<string?> InstallAsync()
    {
        if (Directory.Exists(Module))
            return null;
        try
        {
            Directory.CreateDirectory(Folder);
            // npm walks up to the next package.json; this one keeps it here.
            await File.WriteAllTextAsync(Path.Combine(Folder, "package.json"), "{ \"private\": true }").ConfigureAwait(false);
            // The install script would fetch a CUDA library; the package itself holds all that the processor needs.
            (int code, _, string error) = await StartAsync("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", Name).ConfigureAwait(false);
            return code == 0 ? null : Sentence(error.Split('\n').FirstOrDefault(l => l.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? $"npm ended with {code}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Win32Exception or TimeoutException)
        {
            return Sentence(e.Message);
        }
    }

    /// <summary>The shared library of this platform in the installed package, or null where the package has none.</summary>
    public static string? FindLibrary()
    {
        string system = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        string architecture = System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        string binaries = Path.Combine(Module, "bin");
        return Directory.Exists(binaries)
            ? Directory.EnumerateFiles(binaries, "*onnxruntime.*", SearchOption.AllDirectories)
                .Where(f => Path.GetDirectoryName(f)!.EndsWith(Path.Combine(system, architecture), StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .FirstOrDefault()
            : null;
    }

    /// <summary>Runs a program in <see cref="Folder"/> and waits for its end.</summary>
    public static Task<ProcessResult> StartAsync(string program, params string[] arguments)
    {
        // On Windows npm is a batch file, which only the shell can start.
        ProcessStartInfo start = OperatingSystem.IsWindows() ? new("cmd", ["/c", program, .. arguments]) : new(program, arguments);
        start.WorkingDirectory = Folder;
        return ChildProcess.RunAsync(start);
    }

    private static string Sentence(string reason) => $"the npm package {Name} cannot be had: {reason.Trim()}";
}
