using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Edge.Benchmarks.Measurement;
using Edge.Cli;
using Edge.Testing;

namespace Edge.Benchmarks.ColdStart;

/// <summary>Publishes programs ReadyToRun for this machine, in a folder of their own.</summary>
/// <param name="folder">Receives the programs and what their builds leave.</param>
internal sealed class Publisher(string folder)
{
    // The repository's own properties (culture, runtime settings) hold for it too.
    private const string EmptyProject = """
        <Project>
          <Import Project="{0}" />
          <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
          </PropertyGroup>
          <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
        </Project>
        """;

    /// <summary>Publishes a project.</summary>
    /// <param name="project">Folder of the project.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>The assembly to start by the dotnet host.</returns>
    /// <exception cref="UserErrorException">It cannot be published here.</exception>
    public async Task<string> PublishAsync(string project, CancellationToken cancellation)
    {
        string name = Path.GetFileName(project), output = Path.Combine(folder, "out", name);
        // Artifacts apart: the restore for one runtime must not stay in the folders of everyday builds.
        (int code, string text) = await RunAsync(
            [
                "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-p:PublishReadyToRun=true",
                "--artifacts-path", Path.Combine(folder, "artifacts"), "-o", output,
            ],
            cancellation).ConfigureAwait(false);
        if (code != 0)
            throw new UserErrorException($"Expected to publish {name} ReadyToRun, got: {text.Split('\n').FirstOrDefault(l => l.Contains("error", StringComparison.Ordinal)) ?? text.Trim()}; restore the runtime's packages, or leave the cold start out.");
        return Path.Combine(output, name + ".dll");
    }

    /// <summary>Publishes a program that ends at once.</summary>
    /// <inheritdoc cref="PublishAsync"/>
    public async Task<string> PublishEmptyAsync(CancellationToken cancellation)
    {
        string project = Directory.CreateDirectory(Path.Combine(folder, "Empty")).FullName;
        await File.WriteAllTextAsync(Path.Combine(project, "Empty.csproj"), EmptyProject.Replace("{0}", Repository.PathOf("Directory.Build.props"), StringComparison.Ordinal), cancellation).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), "return 0;\n", cancellation).ConfigureAwait(false);
        return await PublishAsync(project, cancellation).ConfigureAwait(false);
    }

    private static async Task<(int Code, string Text)> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        CpuPin.Untie();
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation), error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return (process.ExitCode, await output.ConfigureAwait(false) + await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
