using System;
using System.Collections.Generic;
using System.IO;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;

namespace Edge.RaspberryPi.Deploy.Package;

/// <summary>Publishes the reader with the .NET runtime in it, by the SDK of this computer.</summary>
public static partial class Publisher
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    private const string Missing = "Expected the .NET SDK, got no program dotnet in PATH; install the .NET 10 SDK.";

    /// <summary>The command line.</summary>
    /// <param name="project">The project's folder.</param>
    /// <param name="runtime">The runtime identifier.</param>
    /// <param name="folder">Where to.</param>
    public static IReadOnlyList<string> Command(string project, string runtime, string folder) =>
        ["publish", project, "--configuration", "Release", "--runtime", runtime, "--self-contained", "true", "--output", folder, "--nologo"];

    /// <summary>The project's folder in the checkout that this program is run in.</summary>
    /// <exception cref="UserErrorException">There is no checkout.</exception>
    public static string FindProject()
    {
        foreach (string start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
                if (Path.Combine(folder.FullName, "firmware", "raspberry-pi") is var project && Directory.Exists(project))
                    return project;
        throw new UserErrorException($"Expected the folder firmware/raspberry-pi in {Environment.CurrentDirectory} or above, found none; run the command in a checkout of the repository, or give --published.");
    }

    /// <summary>Publishes.</summary>
    /// <param name="dotnet">The SDK's program.</param>
    /// <param name="project">The project's folder.</param>
    /// <param name="runtime">The runtime identifier.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <exception cref="UserErrorException">The build failed: one sentence.</exception>
    public static async Task PublishAsync(string dotnet, string project, string runtime, string folder, CancellationToken cancellationToken)
    {
        // A variable of that name would win over the option in some of the projects.
        var environment = new Dictionary<string, string?> { ["Configuration"] = null };
        ProgramResult result = await new ExternalProgram(dotnet, Missing).RunAsync(Command(project, runtime, folder), Patience, cancellationToken, environment: environment).ConfigureAwait(false);
        if (result.IsOverdue)
            throw new UserErrorException($"Expected dotnet publish to end within {Patience.TotalMinutes:N0} minutes, got no end of it; run 'dotnet {string.Join(' ', Command(project, runtime, folder))}' to see why.");
        if (result.ExitCode == 0)
            return;
        Match error = BuildError().Match(result.Output + "\n" + result.Error);
        string text = error.Success ? error.Groups[1].Value.Trim() : result.LastLines(2);
        throw new UserErrorException(text.StartsWith("NU11", StringComparison.Ordinal)
            ? $"Expected the packages of the device in NuGet's feeds, got '{text}'; add nuget.org's gallery to the feeds, or publish on a computer that reaches it and give --published."
            : $"Expected dotnet publish to succeed, got '{text}'; correct it and run this again.");
    }

    [GeneratedRegex(@"\berror (?:: )?((?:[A-Z]+\d+)?:? ?[^\[\n]*)")]
    private static partial Regex BuildError();
}
