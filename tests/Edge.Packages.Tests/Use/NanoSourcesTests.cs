using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Edge.NanoSim;
using Edge.NanoSim.Conformity;
using Edge.Packages.Tests.Feed;
using Edge.Testing;

namespace Edge.Packages.Tests.Use;

/// <summary>
/// Proves that a project for nanoFramework's target framework restores the source packages, compiles them against nanoFramework's own list of members without a
/// warning, and that the programs of their readmes then run on the simulated board; and that a wrong choice of networks is refused in one sentence.
/// </summary>
[Collection(PackageFeed.Collection)]
public sealed class NanoSourcesTests(PackageFeed feed)
{
    private const string Probability = "/256";

    [SkippableFact]
    public async Task Straight_line_code_and_vision_run_on_a_board()
    {
        string program = await BuildAsync("NanoDirect", "NanoNano", "Edge.Models.Sources", "Edge.Micro.Vision.Sources");
        string[] proof = Run(program, "Prove");
        Assert.Equal("every golden output is exact", proof[0]);
        Assert.Equal(1, LabelOf(proof[1..]));
        Assert.Equal(["found in rows 16 to 47"], Run(program, "Find"));
    }

    [SkippableFact]
    public async Task The_runtime_runs_on_a_board_and_a_wrong_choice_of_networks_is_refused()
    {
        string program = await BuildAsync("NanoRuntime", "NanoXsModel", "Edge.Micro.Sources", "Edge.Models.Sources");
        Assert.Equal(1, LabelOf(Run(program, "Classify")));
        string folder = Path.GetDirectoryName(Path.GetDirectoryName(program))!;
        Assert.StartsWith("EdgeModels: expected some of DigitsModel, DigitsRejection, NanoBoardRejection, ", await RefuseAsync(folder, "EDGE001", "-p:EdgeModels=NanoNano%3BNano"), StringComparison.Ordinal);
        Assert.StartsWith("EdgeModels: expected the package Edge.Micro.Sources beside NanoXsModel,", await RefuseAsync(folder, "EDGE002", "-p:EdgeMicroSources=false"), StringComparison.Ordinal);
    }

    // A project with the program of the first package's readme, and of the second's where it needs no other network.
    private async Task<string> BuildAsync(string name, string models, params string[] ids)
    {
        string contract = Path.Combine(AppContext.BaseDirectory, "nano", "mscorlib.dll");
        Skip.IfNot(File.Exists(contract), "the contract of nanoFramework's mscorlib is not built in this configuration");
        string folder = feed.MakeFolder(name);
        foreach (string id in ids.Where(id => id != "Edge.Models.Sources" || models == "NanoNano"))
            await File.WriteAllTextAsync(Path.Combine(folder, id + ".cs"), Readme.ProgramOf(feed, id));
        // nanoFramework's own SDK is in the public gallery only; its target framework, and the compiler's defaults for it, are these.
        await File.WriteAllTextAsync(
            Path.Combine(folder, name + ".csproj"),
            $"""
            <Project>
              <Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />
              <PropertyGroup>
                <TargetFramework>netnano1.0</TargetFramework>
                <EdgeModels>{models}</EdgeModels>
                <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
                <NoStdLib>true</NoStdLib>
                <NoCompilerStandardLib>true</NoCompilerStandardLib>
                <GenerateTargetFrameworkAttribute>false</GenerateTargetFrameworkAttribute>
                <GenerateAssemblyInfo>false</GenerateAssemblyInfo>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{contract}" />
                {string.Concat(ids.Select(id => $"""<PackageReference Include="{id}" Version="{feed.Version}" />"""))}
              </ItemGroup>
              <Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" />
              <Target Name="GetReferenceAssemblyPaths" />
            </Project>
            """);
        await feed.RunAsync(folder, "build", "-c", "Release", "-o", "out", "-warnaserror");
        string program = Path.Combine(folder, "out", name + ".dll");
        Assert.Empty(ConformityChecker.Check(program).Select(v => v.ToString()));
        return program;
    }

    private static string[] Run(string program, string type)
    {
        using NanoMachine board = NanoMachine.Load(program, new NanoMachineOptions { HeapBytes = 1 << 20 });
        board.Call(type + ".Main");
        return [.. board.Output];
    }

    // Lines such as "3: 250/256", one a class, in order.
    private static int LabelOf(string[] lines)
    {
        int[] shares = [.. lines.Select((l, i) => int.Parse(l[$"{i}: ".Length..^Probability.Length], CultureInfo.InvariantCulture))];
        return Array.IndexOf(shares, shares.Max());
    }

    private async Task<string> RefuseAsync(string folder, string code, string choice)
    {
        ProcessResult result = await ChildProcess.RunAsync(feed.OfUser(new ProcessStartInfo("dotnet", ["build", "-c", "Release", "--no-restore", "-t:CheckEdgeModels", choice]), folder));
        Assert.NotEqual(0, result.ExitCode);
        string error = $"error {code}: ";
        string line = result.Output.Split('\n').First(l => l.Contains("error ", StringComparison.Ordinal));
        Assert.Contains(error, line, StringComparison.Ordinal);
        return line[(line.IndexOf(error, StringComparison.Ordinal) + error.Length)..];
    }
}
