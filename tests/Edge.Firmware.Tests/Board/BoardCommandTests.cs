using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Edge.Nano;
using Edge.Testing;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.Firmware.Tests.Board;

/// <summary>The command 'board' as a user starts it, over a real terminal device, against the firmware's own code.</summary>
public sealed class BoardCommandTests : IDisposable
{
    private const string Program = "Edge.Desktop.dll";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task Pictures_are_answered_by_the_board()
    {
        SkipWithoutTerminals();
        WriteStroke("a.png", 300, 300);
        WriteStroke("b.png", 96, 96);
        PngWriter.Save(_folder.Of("c.png"), Paper(200, 100));
        using var terminal = new PseudoTerminal();
        ProcessResult result = await AgainstAsync(terminal, "board", "--port", terminal.Name, "--json", _folder.Path);
        Assert.True(result.ExitCode == 0, result.Error);
        JsonElement[] lines = [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal(["a.png", "b.png", "c.png"], lines.Select(l => Path.GetFileName(l.GetProperty("file").GetString())));
        Assert.Equal(10, lines[0].GetProperty("probabilities").GetArrayLength());
        // The box is in the pixels of the file: the stroke fills the middle of the picture from a fifth to four fifths.
        int[] box = [.. lines[0].GetProperty("box").EnumerateArray().Select(e => e.GetInt32())];
        Assert.InRange(box[1], 45, 70);
        Assert.InRange(box[3], 230, 255);
        Assert.Equal(JsonValueKind.Null, lines[2].GetProperty("label").ValueKind);
    }

    [SkippableFact]
    public async Task A_bad_picture_is_one_sentence_and_the_others_are_sent()
    {
        SkipWithoutTerminals();
        WriteStroke("good.png", 96, 96);
        using var terminal = new PseudoTerminal();
        ProcessResult result = await AgainstAsync(terminal, "board", "--port", terminal.Name, _folder.Of("missing.png"), _folder.Of("good.png"));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("missing.png", Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("board: network nano, 20000 bytes free, self-test exact", result.Output, StringComparison.Ordinal);
        Assert.Contains("good.png: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_that_is_not_there_is_a_sentence()
    {
        ProcessResult result = ChildProcess.Dotnet(Program, "board", "--port", _folder.Of("no-port"));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Expected", Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    // The board answers on a thread of its own for as long as the program runs.
    private static async Task<ProcessResult> AgainstAsync(PseudoTerminal terminal, params string[] arguments)
    {
        using var done = new CancellationTokenSource();
        FrameServer server = TestBoard.Serve(terminal);
        Task board = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
                server.Step(20);
        });
        ProcessResult result = await ChildProcess.DotnetAsync(Program, null, arguments);
        await done.CancelAsync();
        await board;
        return result;
    }

    private static void SkipWithoutTerminals() =>
        Skip.IfNot(OperatingSystem.IsLinux() && File.Exists("/dev/ptmx"), "Expected Linux with pseudo terminals, got a system without; run it there.");

    private static GrayImage Paper(int width, int height)
    {
        var paper = new GrayImage(width, height);
        Array.Fill(paper.Pixels, (byte)220);
        return paper;
    }

    private void WriteStroke(string name, int width, int height)
    {
        GrayImage picture = Paper(width, height);
        for (int y = height / 5; y < 4 * height / 5; y++)
            picture.Pixels.AsSpan(y * width + width / 2 - width / 24, width / 12).Fill(30);
        PngWriter.Save(_folder.Of(name), picture);
    }
}
