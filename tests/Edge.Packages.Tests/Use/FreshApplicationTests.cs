using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Edge.Packages.Tests.Feed;

namespace Edge.Packages.Tests.Use;

/// <summary>Proves that a program outside the repository restores the packages, builds without a warning and gives its answer, and that it gets Edge.Micro without asking for it.</summary>
[Collection(PackageFeed.Collection)]
public sealed class FreshApplicationTests(PackageFeed feed)
{
    [Fact]
    public async Task A_program_of_two_packages_restores_builds_and_answers()
    {
        string folder = feed.MakeFolder("Fresh");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Fresh.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Edge.Inference" Version="{feed.Version}" />
                <PackageReference Include="Edge.Models" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Readme.ProgramOf(feed, "Edge.Models"));
        await feed.RunAsync(folder, "build", "-c", "Release", "-o", "out");
        Assert.Equal(
            ["Edge.Inference.dll", "Edge.Micro.dll", "Edge.Models.dll"],
            Directory.EnumerateFiles(Path.Combine(folder, "out"), "Edge.*.dll").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        string output = await PackageFeed.ExpectSuccessAsync(feed.OfUser(new ProcessStartInfo(Path.Combine(folder, "out", OperatingSystem.IsWindows() ? "Fresh.exe" : "Fresh")), folder));
        Assert.StartsWith("1 (", output, StringComparison.Ordinal);
    }
}
