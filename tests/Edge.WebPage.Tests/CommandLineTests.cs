using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Testing;
using Edge.WebPage.Tests.Fakes;

namespace Edge.WebPage.Tests;

/// <summary>Proves the web page as a user starts and ends it: in a process of its own.</summary>
public sealed class CommandLineTests
{
    private const string Program = "Edge.Desktop.dll";

    [SkippableFact]
    public async Task The_printed_address_serves_until_Ctrl_C_which_is_no_fault()
    {
        using ChildProcess child = ChildProcess.Start(Program, "--web", "--port", "0", "--model", Repository.PathOf("sdk", "models", "nano", "model.tflite"));
        string line = (await child.ReadLineAsync())!;
        Assert.StartsWith("Open http://127.0.0.1:", line, StringComparison.Ordinal);
        using var client = new HttpClient { BaseAddress = new Uri(line["Open ".Length..]) };
        using JsonDocument models = JsonDocument.Parse(await client.GetStringAsync(new Uri("api/models", UriKind.Relative)));
        // The user's own comes first and is the default.
        Assert.Equal("model", models.RootElement.GetProperty("default").GetString());
        Assert.Equal(["model", "flagship", "digits", "nano", "nano-xs"], models.RootElement.GetProperty("models").EnumerateArray().Select(m => m.GetProperty("name").GetString()));
        using EventReader events = await EventReader.OpenAsync(client, "api/stream");
        Assert.NotNull(await events.NextAsync("frame"));
        child.Interrupt();
        ProcessResult result = await child.EndAsync();
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [SkippableFact]
    public async Task For_the_network_a_token_is_printed()
    {
        using ChildProcess child = ChildProcess.Start(Program, "--web", "--port", "0", "--listen", "0.0.0.0");
        Assert.Matches(@"^Open http://127\.0\.0\.1:\d+/\?token=[A-Za-z0-9_-]{32}$", await child.ReadLineAsync());
        child.Interrupt();
        ProcessResult result = await child.EndAsync();
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("token", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--web", "--port", "70000")]
    [InlineData(2, "--web", "--port", "many")]
    [InlineData(2, "--web", "--listen", "somewhere")]
    [InlineData(1, "--web", "--port", "0", "--listen", "192.0.2.1")]
    [InlineData(1, "--web", "--model", "missing.tflite")]
    public void What_cannot_be_served_is_one_sentence(int code, params string[] arguments)
    {
        ProcessResult result = ChildProcess.Dotnet(Program, arguments);
        Assert.Equal(code, result.ExitCode);
        string line = Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("error: ", line, StringComparison.Ordinal);
        Assert.EndsWith(".", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_names_itself()
    {
        await using RunningPage page = await RunningPage.StartAsync();
        ProcessResult result = ChildProcess.Dotnet(Program, "--web", "--port", $"{page.Server.Port}");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"port {page.Server.Port}", Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
