using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using Edge.DigitReader;
using Edge.RaspberryPi.Camera;
using Edge.Testing;
using Edge.Vision;

namespace Edge.Device.Tests.RaspberryPi;

public class RpicamCameraTests
{
    private const int Width = 64;
    private const int Height = 4;
    private const int FrameBytes = Width * Height * 3 / 2;

    private readonly GrayImage _frame = new(Width, Height);

    [SkippableFact]
    public void Frames_are_grey_planes_and_an_end_is_a_fault()
    {
        using var tool = new StandInTool($"printf '%s' \"$*\" > $FOLDER/options\n{Frame('A', 'x')}\n{Frame('B', 'y')}");
        using var camera = new RpicamCamera(tool.Path, Width, Height);

        Assert.True(camera.TryRead(_frame, default));
        Assert.All(_frame.Pixels, p => Assert.Equal((byte)'A', p));
        Assert.True(camera.TryRead(_frame, default));
        Assert.All(_frame.Pixels, p => Assert.Equal((byte)'B', p));
        // The tool was told to go on for ever.
        Assert.Equal(
            $"Expected frames of {tool.Path}, got no more before it ended with exit code 0; check the camera's cable and try rpicam-hello.",
            Assert.Throws<CameraException>(() => camera.TryRead(_frame, default)).Message);
        Assert.Equal("-n -t 0 --codec yuv420 --width 64 --height 4 --framerate 10 -o -", File.ReadAllText(tool.File("options")).Trim());
    }

    [SkippableFact]
    public void A_frame_may_come_in_pieces()
    {
        using var tool = new StandInTool($"{Bytes('A', 100)}\nsleep 0.1\n{Bytes('A', FrameBytes - 100)}");
        using var camera = new RpicamCamera(tool.Path, Width, Height);
        Assert.True(camera.TryRead(_frame, default));
        Assert.All(_frame.Pixels, p => Assert.Equal((byte)'A', p));
    }

    [SkippableFact]
    public void A_short_frame_is_a_fault_and_the_next_read_starts_again()
    {
        using var tool = new StandInTool($"if [ -e $FOLDER/second ]; then {Frame('C', 'c')}; exit; fi\ntouch $FOLDER/second\n{Frame('A', 'a')}\n{Bytes('B', 300)}");
        using var camera = new RpicamCamera(tool.Path, Width, Height);

        Assert.True(camera.TryRead(_frame, default));
        var fault = Assert.Throws<CameraException>(() => camera.TryRead(_frame, default));
        Assert.Equal($"Expected a frame of 384 bytes of {tool.Path}, got 300 before it ended with exit code 0; check that it writes yuv420 of 64x4.", fault.Message);
        Assert.True(camera.TryRead(_frame, default));
        Assert.Equal((byte)'C', _frame.Pixels[0]);
    }

    [SkippableFact]
    public void A_tool_that_ends_at_once_is_quoted()
    {
        using var tool = new StandInTool("echo starting >&2\necho 'ERROR: *** no cameras available ***' >&2\nexit 255");
        using var camera = new RpicamCamera(tool.Path, Width, Height);
        var fault = Assert.Throws<CameraException>(() => camera.TryRead(_frame, default));
        Assert.Equal($"Expected frames of {tool.Path}, got none before it ended with exit code 255, which said 'ERROR: *** no cameras available ***'; check the camera's cable and try rpicam-hello.", fault.Message);
    }

    [SkippableFact]
    public void A_tool_that_fails_after_a_frame_is_a_fault_and_no_end()
    {
        using var tool = new StandInTool($"{Frame('A', 'a')}\nexit 1");
        using var camera = new RpicamCamera(tool.Path, Width, Height);
        Assert.True(camera.TryRead(_frame, default));
        Assert.Contains("exit code 1", Assert.Throws<CameraException>(() => camera.TryRead(_frame, default)).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Text_in_place_of_frames_is_a_fault()
    {
        using var tool = new StandInTool("echo 'usage: tool [options]'");
        using var camera = new RpicamCamera(tool.Path, Width, Height);
        Assert.Contains("got 22 before it ended with exit code 0", Assert.Throws<CameraException>(() => camera.TryRead(_frame, default)).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_flood_of_complaints_does_not_stop_the_frames()
    {
        using var tool = new StandInTool($"i=0; while [ $i -lt 4000 ]; do echo 'a line of fifty bytes, so that the pipe becomes full' >&2; i=$((i+1)); done\n{Frame('A', 'a')}");
        using var camera = new RpicamCamera(tool.Path, Width, Height);
        Assert.True(camera.TryRead(_frame, default));
    }

    [SkippableFact]
    public void A_tool_that_hangs_is_stopped_with_all_that_it_started()
    {
        using var tool = new StandInTool($"{Bytes('A', 10)}\nsleep 600 &\necho $! > $FOLDER/child\nwait");
        using var camera = new RpicamCamera(tool.Path, Width, Height, TimeSpan.FromSeconds(0.5));
        var fault = Assert.Throws<CameraException>(() => camera.TryRead(_frame, default));
        Assert.StartsWith($"Expected a frame of {tool.Path} within 0.5 s, got 10 of 384 bytes;", fault.Message, StringComparison.Ordinal);
        AssertEnds(int.Parse(File.ReadAllText(tool.File("child")), System.Globalization.CultureInfo.InvariantCulture));
    }

    [SkippableFact]
    public void Cancelling_ends_the_wait()
    {
        using var tool = new StandInTool("sleep 600");
        using var camera = new RpicamCamera(tool.Path, Width, Height);
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(0.3));
        Assert.ThrowsAny<OperationCanceledException>(() => camera.TryRead(_frame, cancel.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => camera.TryRead(_frame, cancel.Token));
    }

    [SkippableFact]
    public void Disposing_closes_the_output_and_the_tool_may_end_by_itself()
    {
        // Writing on, it gets SIGPIPE, as rpicam-vid does.
        using var tool = new StandInTool($"echo $$ > $FOLDER/process\nwhile true; do {Frame('A', 'a')}; sleep 0.05; done");
        var camera = new RpicamCamera(tool.Path, Width, Height);
        Assert.True(camera.TryRead(_frame, default));
        int process = int.Parse(File.ReadAllText(tool.File("process")), System.Globalization.CultureInfo.InvariantCulture);
        camera.Dispose();
        AssertEnds(process);
        camera.Dispose();
    }

    [SkippableFact]
    public void Disposing_kills_a_tool_that_ignores_it()
    {
        using var tool = new StandInTool($"echo $$ > $FOLDER/process\n{Frame('A', 'a')}\nwhile true; do sleep 1; done");
        var camera = new RpicamCamera(tool.Path, Width, Height);
        Assert.True(camera.TryRead(_frame, default));
        camera.Dispose();
        AssertEnds(int.Parse(File.ReadAllText(tool.File("process")), System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_missing_tool_is_a_sentence()
    {
        using var camera = new RpicamCamera("no-such-camera-tool", Width, Height);
        Assert.Equal("Expected the camera program no-such-camera-tool, could not start it; install rpicam-apps or name another by --camera.",
            Assert.Throws<CameraException>(() => camera.TryRead(_frame, default)).Message);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(-64, 4)]
    [InlineData(100, 4)]
    [InlineData(64, 0)]
    [InlineData(64, 3)]
    public void Sizes_that_would_be_padded_are_refused(int width, int height) =>
        Assert.Throws<ArgumentException>(() => new RpicamCamera("tool", width, height).Dispose());

    [Fact]
    public void A_picture_of_another_size_is_refused()
    {
        using var camera = new RpicamCamera("tool", Width, Height);
        Assert.Throws<ArgumentException>(() => camera.TryRead(new GrayImage(Width, Height + 2), default));
    }

    private static string Frame(char gray, char color) => $"{Bytes(gray, Width * Height)}; {Bytes(color, Width * Height / 2)}";

    private static string Bytes(char value, int count) => $"head -c {count} /dev/zero | tr '\\0' '{value}'";

    private static void AssertEnds(int process)
    {
        try
        {
            using var running = Process.GetProcessById(process);
            Assert.True(running.WaitForExit(TimeSpan.FromSeconds(10)), $"process {process} still runs");
        }
        catch (ArgumentException)
        {
            // It is gone already.
        }
    }
}
