using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Edge.Inference;
using Edge.Micro;
using Edge.Quantize.Tests.Support;
using Edge.Testing;

namespace Edge.Quantize.Tests.Emit;

/// <summary>Proves that generated code keeps the rules of the code that people write here: all analyzers, warnings as errors, nothing excused as generated.</summary>
public partial class GeneratedCodeAnalysisTests
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <ItemGroup>
            <Reference Include="Edge.Micro" HintPath="{0}" />
          </ItemGroup>
        </Project>
        """;

    // What the build must find, so that its silence about the other files means something.
    private const string Control = """
        using System;
        using Edge.Micro;

        namespace Edge.Generated;

        public static class Control
        {
            /// <summary>A constant array as an argument.</summary>
            public static Tensor Make() => new Tensor("a", new int[] { 1, 2, 3 }, 1, 0);

            public static int Undocumented() => 1;
        }
        """;

    [Fact]
    public async Task Generated_classes_pass_the_analyzers_of_the_repository()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Repository.PathOf("Directory.Build.props"), folder.Of("Directory.Build.props"));
        string rules = await File.ReadAllTextAsync(Repository.PathOf(".editorconfig"));
        Assert.Contains("generated_code = true", rules, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.Of(".editorconfig"), rules.Replace("generated_code = true", "generated_code = false", StringComparison.Ordinal));
        await File.WriteAllTextAsync(folder.Of("Generated.csproj"), Project.Replace("{0}", typeof(Graph).Assembly.Location, StringComparison.Ordinal));
        await File.WriteAllTextAsync(folder.Of("Control.cs"), Control);
        await WriteAsync(folder, "N2Model", Model.Load(Repository.Data("n2", "n2.tflite")));
        for (int i = 0; i < EveryOperator.Kinds.Length; i++)
            await WriteAsync(folder, $"Kind{i}Model", Model.Load(EveryOperator.Of(EveryOperator.Kinds[i])));

        ProcessResult built = await ChildProcess.RunAsync(new ProcessStartInfo("dotnet", ["build", folder.Of("Generated.csproj"), "-c", "Release", "-nodeReuse:false", "-p:UseSharedCompilation=false"]));
        Match[] faults = [.. Faults().Matches(built.Output).Cast<Match>()];
        Assert.All(faults, f => Assert.True(f.Groups[1].Value == "Control.cs", f.Value));
        Assert.Equal(["CA1861", "CS1591", "IDE0005"], faults.Select(f => f.Groups[2].Value).Distinct().Order(StringComparer.Ordinal));
    }

    private static Task WriteAsync(TemporaryFolder folder, string name, Model model)
    {
        string text = GeneratedCodeTests.Emit(model).Text.Replace("NetModel", name, StringComparison.Ordinal);
        return File.WriteAllTextAsync(folder.Of(name + ".g.cs"), text.Replace("auto-generated", "written", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"([A-Za-z0-9.]+)\(\d+,\d+\): (?:error|warning) ([A-Z]+\d+):[^\n]*")]
    private static partial Regex Faults();
}
