using System.Threading.Tasks;
using Edge.Cli;
using Edge.Testing;

namespace Edge.Benchmarks.OnnxRuntime;

/// <summary>Brings ONNX Runtime into this process.</summary>
internal static class OrtInstallation
{
    /// <summary>Loads the library out of the npm package, which is fetched where it is not in the user's cache.</summary>
    /// <exception cref="UserErrorException">It cannot be had.</exception>
    public static async Task<OrtLibrary> LoadAsync()
    {
        if (await OnnxRuntimePackage.InstallAsync().ConfigureAwait(false) is { } reason)
            throw new UserErrorException($"Expected ONNX Runtime to compare with, got none: {reason}; install npm, or connect to a package feed.");
        string? path = OnnxRuntimePackage.FindLibrary();
        return path is null
            ? throw new UserErrorException($"Expected {OnnxRuntimePackage.Name} to have a library for this processor and system, got none; compare on Linux, Windows or macOS.")
            : new OrtLibrary(path);
    }
}
