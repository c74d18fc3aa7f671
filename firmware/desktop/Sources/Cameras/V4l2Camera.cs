using System;
using System.Globalization;
using System.IO;
using Edge.Cli;
using Edge.Desktop.Commands;
using Edge.DigitReader;
using Edge.DigitReader.Processes;
using Edge.DigitReader.Streams;

namespace Edge.Desktop.Sources.Cameras;

/// <summary>A camera of Linux by the programs that people have: v4l2-ctl of v4l-utils, or ffmpeg, which also takes cameras of other compressed frames than JPEG.</summary>
internal static class V4l2Camera
{
    private const string Control = "v4l2-ctl";
    private const string Converter = "ffmpeg";
    private static readonly TimeSpan ToolPatience = TimeSpan.FromSeconds(10);

    /// <summary>Finds out how the camera can be read. It starts with the first frame that is asked for.</summary>
    /// <param name="device">Its device file, or its number.</param>
    /// <param name="size">The size to ask for; a camera may give another.</param>
    /// <returns>The camera; the caller disposes of it.</returns>
    /// <exception cref="UserErrorException">There is no such camera, or no program to read it.</exception>
    /// <exception cref="CameraException">A program does not answer.</exception>
    public static ICamera Open(string device, FrameSize size)
    {
        string path = device.Length > 0 && Array.TrueForAll(device.ToCharArray(), char.IsAsciiDigit) ? $"/dev/video{device}" : device;
        if (!File.Exists(path))
            throw new UserErrorException($"Expected --camera to name a camera such as /dev/video0, got {path}, which is not there; plug the camera in, or see 'ls /dev/video*'.");
        string set = string.Create(CultureInfo.InvariantCulture, $"--set-fmt-video=width={size.Width},height={size.Height},pixelformat=YUYV");
        ToolOutput? answer = ToolOutput.Run(ToolPatience, Control, "--device", path, set, "--get-fmt-video");
        V4l2Format? format = answer is null ? null : V4l2Format.Parse(answer.Text);
        if (format is { Known: { } known })
            return WithControl(path, format, known);
        if (ToolOutput.Run(ToolPatience, Converter, "-version") is not null)
            return WithConverter(path, size);
        throw new UserErrorException(answer switch
        {
            null => $"Expected the program {Control} or {Converter} to read {path}, found neither; install v4l-utils or ffmpeg.",
            _ when format is null => $"Expected {Control} to say the format of {path}, got exit code {answer.ExitCode} and '{answer.LastLine}'; check that it is a camera and that you may read it.",
            _ => $"Expected raw or JPEG frames of {path}, got the format {format!.Code}, which cannot be read without a converter; install ffmpeg.",
        });
    }

    private static ProcessCamera WithControl(string path, V4l2Format format, FrameFormat known)
    {
        string set = string.Create(CultureInfo.InvariantCulture, $"--set-fmt-video=width={format.Width},height={format.Height},pixelformat={format.Code}");
        return Make(path, Control, ["--device", path, set, "--stream-mmap", "--stream-to=-"], known, format.Width, format.Height, format.RowBytes);
    }

    // The size is asked of the camera and then made by scaling, as a camera may give another.
    private static ProcessCamera WithConverter(string path, FrameSize size) => Make(
        path,
        Converter,
        [
            "-hide_banner", "-loglevel", "error", "-nostdin", "-f", "v4l2", "-video_size", size.ToString(), "-i", path,
            "-vf", string.Create(CultureInfo.InvariantCulture, $"scale={size.Width}:{size.Height}"), "-f", "rawvideo", "-pix_fmt", "gray", "-",
        ],
        FrameFormat.Gray8,
        size.Width,
        size.Height,
        0);

    private static ProcessCamera Make(string path, string tool, string[] arguments, FrameFormat format, int width, int height, int rowBytes)
    {
        var settings = new ProcessCameraSettings
        {
            Name = path,
            Tool = tool,
            Arguments = arguments,
            InstallHint = "install v4l-utils or ffmpeg",
            CheckHint = "check that it is plugged in and that no other program uses it",
            IsEndless = true,
        };
        try
        {
            return new ProcessCamera(settings, FrameFormats.MakeDecoder(format, width, height, rowBytes));
        }
        catch (ArgumentException e)
        {
            throw new UserErrorException($"{path}: {e.Message}", e);
        }
    }
}
