using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Edge.Packages.Tests.Feed;
using Edge.Testing;

namespace Edge.Packages.Tests.Use;

/// <summary>Proves that the template installs as its readme says and that each kind of program it makes restores the packages, builds without a warning and reads digits.</summary>
[Collection(PackageFeed.Collection)]
public sealed class TemplateTests(PackageFeed feed)
{
    [Fact]
    public async Task The_commands_of_the_readme_make_programs_that_read_digits()
    {
        string folder = feed.MakeFolder("template");
        string[] commands = Readme.CommandsOf(feed, "Edge.Templates");
        string run = Assert.Single(commands, c => c.StartsWith("dotnet run ", StringComparison.Ordinal));
        foreach (string command in commands.Where(c => c != run))
            await feed.RunAsync(folder, command.Split(' ')[1..]);

        // "dotnet run --project Reader -- ..." by its two halves, so that the warnings of the build are seen.
        await BuildAsync(folder, "Reader");
        string output = await feed.RunAsync(folder, [Path.Combine("out", "Reader", "Reader.dll"), .. run.Split(" -- ")[1].Split(' ')]);
        Assert.Equal(
            ["line 1: 3", "line 1: 1", "line 1: 4", "line 2: 2", "line 2: 7"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l[..l.IndexOf(" (", StringComparison.Ordinal)]));
        ProcessResult refused = await ChildProcess.RunAsync(feed.OfUser(new ProcessStartInfo("dotnet", [Path.Combine("out", "Reader", "Reader.dll"), "nothing.png"]), folder));
        Assert.Equal(1, refused.ExitCode);
        Assert.Single(refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));

        await BuildAsync(folder, "ReaderService");
        await using WebProgram service = await WebProgram.StartAsync(feed.OfUser(
            new ProcessStartInfo("dotnet", [Path.Combine("out", "ReaderService", "ReaderService.dll"), "--urls", "http://127.0.0.1:0"]), folder));
        using HttpResponseMessage answer = await service.PostAsync("digits", await File.ReadAllBytesAsync(Path.Combine(folder, "ReaderService", "digits.pbm")));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("""[{"line":1,"label":3,""", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using HttpResponseMessage refusal = await service.PostAsync("digits", "no picture"u8.ToArray());
        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
    }

    private Task<string> BuildAsync(string folder, string project) =>
        feed.RunAsync(folder, "build", project, "-c", "Release", "-o", Path.Combine("out", project), "-warnaserror");
}
