using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using Edge.Desktop.Commands;
using Edge.Testing;
using Edge.Vision;
using Edge.Vision.Images;
using static Edge.Firmware.Tests.Desktop.Frames;

namespace Edge.Firmware.Tests.Desktop;

/// <summary>Proves frames from pipes and cameras as a user starts them: every format, the faults in a sentence, recovery, and Ctrl-C.</summary>
public sealed class StreamCommandTests : IDisposable
{
    private const string Program = "Edge.Desktop.dll";

    // What v4l2-ctl of v4l-utils 1.22 prints, with a size of its own choice.
    private const string Format = "echo 'Format Video Capture:'; echo \"\tWidth/Height      : 320/240\"; echo \"\tPixel Format      : 'YUYV' (YUYV 4:2:2)\"; echo \"\tBytes per Line    : 640\"";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("yuv420")]
    [InlineData("yuyv")]
    [InlineData("rgb24")]
    public async Task Raw_frames_on_standard_input_are_read(string format)
    {
        byte[] frame = Raw(Page.Draw(), format);
        File.WriteAllBytes(_folder.Of("frames"), [.. frame, .. frame, .. frame, .. frame]);
        ProcessResult result = await PipeAsync("frames", "--stdin", "320x240", "--format", format, "--json");
        Assert.True(result.ExitCode == 0, result.Error);
        JsonElement[] frames = Json(result.Output);
        Assert.Equal(4, frames.Length);
        // The vote needs three frames.
        Assert.All(frames[0].GetProperty("digits").EnumerateArray(), digit => Assert.False(digit.GetProperty("answered").GetBoolean()));
        AssertPage(frames[3]);
    }

    [SkippableFact]
    public async Task Without_the_vote_the_first_frame_is_answered()
    {
        File.WriteAllBytes(_folder.Of("frames"), Page.Draw().Pixels);
        AssertPage(Assert.Single(Json((await PipeAsync("frames", "--stdin", "320x240", "--no-vote", "--json")).Output)));
    }

    [SkippableTheory]
    [InlineData(0, "got none; check the size and the format")]
    [InlineData(100_000, "got 1 and 23200 bytes of another")]
    public async Task A_stream_that_does_not_fit_is_one_sentence(int length, string part)
    {
        File.WriteAllBytes(_folder.Of("frames"), new byte[length]);
        ProcessResult result = await PipeAsync("frames", "--stdin", "320x240");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(part, Assert.Single(Lines(result.Error)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--stdin", "320")]
    [InlineData("--stdin", "0x5")]
    [InlineData("--stdin", "5x-5")]
    [InlineData("--stdin", "5x5", "--format", "mp4")]
    [InlineData("--stdin", "5x5", "--camera", "0")]
    [InlineData("--stdin", "5x5", "picture.png")]
    [InlineData("--stdin", "5x5", "--web")]
    [InlineData("--format", "gray8")]
    [InlineData("--size", "5x5")]
    [InlineData("--digits", "0")]
    [InlineData("--digits", "9999")]
    public void A_command_line_that_makes_no_sense_is_a_sentence(params string[] arguments)
    {
        System.CommandLine.ParseResult parsed = DesktopCommand.Create().Parse(arguments);
        Assert.StartsWith("Expected", Assert.Single(parsed.Errors).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_camera_is_read_by_v4l2_ctl_with_the_size_that_it_says()
    {
        using var tool = new StandInTool($"echo \"$*\" >> $FOLDER/calls\ncase \"$*\" in *--get-fmt-video*) {Format}; exit;; esac\nwhile true; do cat $FOLDER/frame; sleep 0.05; done", "v4l2-ctl");
        File.WriteAllBytes(tool.File("frame"), Raw(Page.Draw(), "yuyv"));
        ProcessResult result = await CameraAsync(tool, "--limit", "4", "--json");
        Assert.True(result.ExitCode == 0, result.Error);
        AssertPage(Json(result.Output)[^1]);
        string device = tool.File("video");
        Assert.Equal(
            [
                $"--device {device} --set-fmt-video=width=640,height=480,pixelformat=YUYV --get-fmt-video",
                $"--device {device} --set-fmt-video=width=320,height=240,pixelformat=YUYV --stream-mmap --stream-to=-",
            ],
            Lines(File.ReadAllText(tool.File("calls"))));
    }

    [SkippableFact]
    public async Task A_camera_of_other_compressed_frames_is_read_by_ffmpeg()
    {
        using var tool = new StandInTool(Format.Replace("YUYV", "H264", StringComparison.Ordinal), "v4l2-ctl");
        tool.Add("ffmpeg", "case \"$*\" in -version) exit;; esac\necho \"$*\" >> $FOLDER/calls\nwhile true; do cat $FOLDER/frame; sleep 0.05; done");
        File.WriteAllBytes(tool.File("frame"), Page.Draw().Pixels);
        ProcessResult result = await CameraAsync(tool, "--size", "320x240", "--limit", "4", "--json");
        Assert.True(result.ExitCode == 0, result.Error);
        AssertPage(Json(result.Output)[^1]);
        Assert.Equal(
            $"-hide_banner -loglevel error -nostdin -f v4l2 -video_size 320x240 -i {tool.File("video")} -vf scale=320:240 -f rawvideo -pix_fmt gray -",
            Assert.Single(Lines(File.ReadAllText(tool.File("calls")))));
    }

    [SkippableFact]
    public async Task A_camera_of_jpeg_frames_is_read_by_v4l2_ctl_and_a_damaged_frame_is_said()
    {
        GrayImage picture = ImageFile.Load(Repository.Data("jpeg", "420.jpg"));
        using var tool = new StandInTool(
            $"case \"$*\" in *--get-fmt-video*) {Format.Replace("YUYV", "MJPG", StringComparison.Ordinal).Replace("320/240", $"{picture.Width}/{picture.Height}", StringComparison.Ordinal)}; exit;; esac\n"
            + "cat $FOLDER/frame; head -c 700 $FOLDER/frame; while true; do cat $FOLDER/frame; sleep 0.05; done",
            "v4l2-ctl");
        File.Copy(Repository.Data("jpeg", "420.jpg"), tool.File("frame"));
        ProcessResult result = await CameraAsync(tool, onlyStandIns: false, "--limit", "4", "--json");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(4, Json(result.Output).Length);
        Assert.StartsWith("warning: Expected whole JPEG frames, got one that is cut short or damaged; ", Assert.Single(Lines(result.Error)), StringComparison.Ordinal);
    }

    /// <summary>The real ffmpeg as people pipe it: JPEG frames and raw ones of the same film give the same digits.</summary>
    [SkippableFact]
    public async Task What_ffmpeg_writes_as_jpeg_frames_is_read()
    {
        Skip.IfNot(await HasFfmpegAsync(), "there is no ffmpeg; install it to pipe its frames into this program");
        GrayImage page = Page.Draw();
        PngWriter.Save(_folder.Of("page.png"), page);
        string ffmpeg = $"ffmpeg -loglevel error -loop 1 -i '{_folder.Of("page.png")}' -frames:v 5 -pix_fmt yuvj420p -q:v 2 -f mjpeg -";
        ProcessResult result = await ShellAsync(ffmpeg, "--stdin", $"{page.Width}x{page.Height}", "--format", "mjpeg", "--json");
        Assert.True(result.ExitCode == 0, result.Error);
        JsonElement[] frames = Json(result.Output);
        Assert.Equal(5, frames.Length);
        AssertPage(frames[^1]);
        ProcessResult wrong = await ShellAsync(ffmpeg, "--stdin", "640x480", "--format", "mjpeg", "--json");
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains($"Expected JPEG frames of 640x480, got one of {page.Width}x{page.Height}; give the size of the frames.", wrong.Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_camera_that_was_unplugged_is_said_and_read_again()
    {
        using var tool = new StandInTool(
            $"case \"$*\" in *--get-fmt-video*) {Format}; exit;; esac\nif [ -e $FOLDER/again ]; then cat $FOLDER/frame $FOLDER/frame; sleep 60; fi\n"
            + "touch $FOLDER/again; cat $FOLDER/frame; head -c 1000 $FOLDER/frame; echo 'VIDIOC_DQBUF: failed: No such device' >&2; exit 0",
            "v4l2-ctl");
        File.WriteAllBytes(tool.File("frame"), Raw(Page.Draw(), "yuyv"));
        ProcessResult result = await CameraAsync(tool, "--limit", "2", "--json");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(2, Json(result.Output).Length);
        string warning = Assert.Single(Lines(result.Error));
        Assert.StartsWith("warning: Expected a frame of 153600 bytes of v4l2-ctl, got 1000", warning, StringComparison.Ordinal);
        Assert.Contains("VIDIOC_DQBUF: failed: No such device", warning, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("echo 'Cannot open device, exiting.' >&2; exit 1", "got exit code 1 and 'Cannot open device, exiting.'")]
    [InlineData("echo \"Width/Height : 640/480 \"; echo \"Pixel Format : 'H264'\"", "got the format H264, which cannot be read without a converter; install ffmpeg")]
    [InlineData("echo \"Width/Height : 640/480 \"; echo \"Pixel Format : 'YUYV'\"; echo \"Bytes per Line : 3 \"", "Expected rows of at least 1280 bytes")]
    [InlineData("echo \"Width/Height : 0/0 \"; echo \"Pixel Format : 'YUYV'\"", "got 0x0")]
    public async Task What_v4l2_ctl_says_is_told_in_a_sentence(string script, string part)
    {
        using var tool = new StandInTool(script, "v4l2-ctl");
        ProcessResult result = await CameraAsync(tool, onlyStandIns: true);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(part, Assert.Single(Lines(result.Error)), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Without_a_camera_or_a_program_there_is_a_sentence()
    {
        using var tool = new StandInTool("exit", "other");
        Assert.Contains("install v4l-utils or ffmpeg", Assert.Single(Lines((await CameraAsync(tool, onlyStandIns: true)).Error)), StringComparison.Ordinal);
        ProcessResult missing = ChildProcess.Dotnet(Program, "--camera", tool.File("no-camera"));
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("which is not there", Assert.Single(Lines(missing.Error)), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Ctrl_C_in_the_live_view_of_a_camera_gives_the_cursor_back_and_ends_the_program_of_the_camera()
    {
        using var tool = new StandInTool($"case \"$*\" in *--get-fmt-video*) {Format}; exit;; esac\necho $$ > $FOLDER/process\nwhile true; do cat $FOLDER/frame; sleep 0.1; done", "v4l2-ctl");
        File.WriteAllBytes(tool.File("frame"), Raw(Page.Draw(), "yuyv"));
        File.WriteAllText(tool.File("video"), "");
        using ChildProcess child = ChildProcess.StartInTerminal(Program, PathWith(tool, onlyStandIns: false), "--camera", tool.File("video"));
        await LiveView.AssertInterruptAsync(child, "frames/s");
        int process = int.Parse(File.ReadAllText(tool.File("process")), CultureInfo.InvariantCulture);
        Assert.ThrowsAny<ArgumentException>(() => Process.GetProcessById(process));
    }

    [SkippableFact]
    public async Task A_keyboard_is_no_source_of_frames()
    {
        using ChildProcess child = ChildProcess.StartInTerminal(Program, "--stdin", "320x240");
        ProcessResult result = await child.EndAsync();
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("got a keyboard", result.Output, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> PathWith(StandInTool tool, bool onlyStandIns) =>
        new() { ["PATH"] = onlyStandIns ? tool.Folder : tool.Folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH") };

    private static async Task<ProcessResult> CameraAsync(StandInTool tool, params string[] arguments) => await CameraAsync(tool, false, arguments);

    private static async Task<ProcessResult> CameraAsync(StandInTool tool, bool onlyStandIns, params string[] arguments)
    {
        File.WriteAllText(tool.File("video"), "");
        return await ChildProcess.DotnetAsync(Program, PathWith(tool, onlyStandIns), ["--camera", tool.File("video"), .. arguments]);
    }

    private Task<ProcessResult> PipeAsync(string file, params string[] arguments) => ShellAsync($"cat '{_folder.Of(file)}'", arguments);

    private static async Task<ProcessResult> ShellAsync(string source, params string[] arguments)
    {
        Skip.If(OperatingSystem.IsWindows(), "the pipe is one of a POSIX shell");
        string program = Path.Combine(AppContext.BaseDirectory, Program);
        return await ChildProcess.RunAsync(new ProcessStartInfo("sh", ["-c", $"{source} | dotnet '{program}' {string.Join(' ', arguments)}"]));
    }

    private static async Task<bool> HasFfmpegAsync() =>
        !OperatingSystem.IsWindows() && (await ChildProcess.RunAsync(new ProcessStartInfo("sh", ["-c", "command -v ffmpeg"]))).ExitCode == 0;
}
