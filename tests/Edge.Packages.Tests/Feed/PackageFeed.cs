using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Edge.Testing;

namespace Edge.Packages.Tests.Feed;

/// <summary>
/// All packages of the repository, packed once into a folder, and a place beside it where a user would work: outside the repository, with that folder as the
/// only source of packages and with caches of its own, so that nothing of the machine is read or changed.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime, IDisposable
{
    /// <summary>Name of the collection of the tests that share a feed.</summary>
    public const string Collection = "packages";

    /// <summary>The configuration that is packed: the one that the tests were built in.</summary>
    public static string Configuration { get; } =
        typeof(PackageFeed).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? throw new InvalidOperationException("Expected the assembly's configuration.");

    private readonly TemporaryFolder _folder = new();

    /// <summary>The folder with the packages.</summary>
    public string Folder => _folder.Of("feed");

    /// <summary>File names of the packages, without those of symbols, in their order.</summary>
    public IReadOnlyList<string> Names => [.. Directory.EnumerateFiles(Folder, "*.nupkg").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>Version of all packages.</summary>
    public string Version { get; private set; } = "";

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Folder);
        string packed = await PackAsync(Repository.PathOf("Edge.sln"), "--no-build", "-o", Folder);
        Assert.DoesNotContain("warning", packed, StringComparison.OrdinalIgnoreCase);
        const string Micro = "Edge.Micro.Vision.Sources.";
        Version = Names.Single(n => n.StartsWith(Micro, StringComparison.Ordinal))[Micro.Length..^".nupkg".Length];
        await File.WriteAllTextAsync(
            _folder.Of("nuget.config"),
            """
            <configuration>
              <packageSources>
                <clear />
                <add key="edge" value="feed" />
              </packageSources>
            </configuration>
            """);
    }

    /// <summary>Makes an empty folder for a program of a user.</summary>
    public string MakeFolder(string name) => Directory.CreateDirectory(_folder.Of(name)).FullName;

    /// <summary>Opens a package.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="extension">Of the file; that of the symbols' package is "snupkg".</param>
    public ZipArchive Open(string id, string extension = "nupkg") => ZipFile.OpenRead(Path.Combine(Folder, $"{id}.{Version}.{extension}"));

    /// <summary>Packs a project or a solution as a developer does, with what the machine has restored.</summary>
    /// <param name="project">Its file.</param>
    /// <param name="options">Further words of the command.</param>
    /// <returns>What was printed.</returns>
    public static Task<string> PackAsync(string project, params string[] options) =>
        ExpectSuccessAsync(WithoutServers(new ProcessStartInfo("dotnet", ["pack", project, "-c", Configuration, .. options])));

    /// <summary>Runs a dotnet command of a user that is expected to end well.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="arguments">The command.</param>
    /// <returns>What it printed, lines ended as on Linux.</returns>
    public Task<string> RunAsync(string folder, params string[] arguments) => ExpectSuccessAsync(OfUser(new ProcessStartInfo("dotnet", arguments), folder));

    /// <summary>Runs a program that is expected to end well.</summary>
    /// <returns>What it printed, lines ended as on Linux.</returns>
    public static async Task<string> ExpectSuccessAsync(ProcessStartInfo start)
    {
        ArgumentNullException.ThrowIfNull(start);
        ProcessResult result = await ChildProcess.RunAsync(start);
        Assert.True(result.ExitCode == 0, $"{start.FileName} {string.Join(' ', start.ArgumentList)}\n{result.Output}{result.Error}");
        return result.Output.ReplaceLineEndings("\n");
    }

    /// <summary>Gives a program the caches of this feed.</summary>
    public ProcessStartInfo OfUser(ProcessStartInfo start, string folder)
    {
        WithoutServers(start).WorkingDirectory = folder;
        start.Environment["NUGET_PACKAGES"] = _folder.Of("packages");
        start.Environment["DOTNET_CLI_HOME"] = _folder.Of("home");
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1";
        return start;
    }

    // No build server stays behind to hold the output open.
    private static ProcessStartInfo WithoutServers(ProcessStartInfo start)
    {
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        return start;
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
