using System;
using System.Globalization;
using System.Threading;
using Edge.DigitReader;
using Edge.DigitReader.Processes;
using Edge.DigitReader.Streams;
using Edge.Vision;

namespace Edge.RaspberryPi.Camera;

/// <summary>The CSI camera of a Raspberry Pi by its own tool: rpicam-vid writes raw YUV 4:2:0 frames to its output, the grey plane first.</summary>
/// <remarks>
/// The tool starts with the first read. After a failure, a time-out or a cancelled wait it is stopped, and the next read starts it again.
/// </remarks>
public sealed class RpicamCamera : ICamera
{
    /// <summary>The tool on Raspberry Pi OS Bookworm and later.</summary>
    public const string DefaultTool = "rpicam-vid";

    /// <summary>The wait for a frame after which the tool counts as hanging. A cold start takes about two seconds.</summary>
    public static readonly TimeSpan DefaultTimeout = ProcessCamera.DefaultTimeout;

    /// <summary>Frames a second that the tool is asked for where nothing else is said.</summary>
    public const int DefaultFramesPerSecond = 10;

    // rpicam-vid pads the rows of other widths.
    private const int WidthUnit = 64;

    private readonly ProcessCamera _camera;

    /// <summary>Describes a camera; nothing starts yet.</summary>
    /// <param name="tool">The program: a name on the path or a file that takes rpicam-vid's options.</param>
    /// <param name="width">Width of a frame, a multiple of 64.</param>
    /// <param name="height">Height of a frame, even.</param>
    /// <param name="timeout">Longest wait for a frame, or null for <see cref="DefaultTimeout"/>.</param>
    /// <param name="framesPerSecond">Frames a second that the tool is asked for.</param>
    /// <exception cref="ArgumentException">A size does not fit.</exception>
    public RpicamCamera(string tool = DefaultTool, int width = 640, int height = 480, TimeSpan? timeout = null, int framesPerSecond = DefaultFramesPerSecond)
    {
        ArgumentException.ThrowIfNullOrEmpty(tool);
        if (FaultOf(width, height) is { } fault)
            throw new ArgumentException(fault);
        Tool = tool;
        var settings = new ProcessCameraSettings
        {
            Name = $"CSI camera ({tool})",
            Tool = tool,
            Arguments = ["-n", "-t", "0", "--codec", "yuv420", "--width", Number(width), "--height", Number(height), "--framerate", Number(framesPerSecond), "-o", "-"],
            InstallHint = "install rpicam-apps or name another by --camera",
            CheckHint = "check the camera's cable and try rpicam-hello",
            // It was told to go on for ever.
            IsEndless = true,
        };
        _camera = new ProcessCamera(settings, new RawDecoder(new FrameLayout(FrameFormat.Yuv420, width, height)), timeout);
    }

    /// <summary>The program that gives the frames.</summary>
    public string Tool { get; }

    /// <inheritdoc/>
    public string Name => _camera.Name;

    /// <inheritdoc/>
    public int Width => _camera.Width;

    /// <inheritdoc/>
    public int Height => _camera.Height;

    /// <inheritdoc/>
    public FrameFlow Flow => _camera.Flow;

    /// <summary>Why frames of a size cannot be had, as a sentence; null where they can.</summary>
    public static string? FaultOf(int width, int height)
    {
        if (width <= 0 || width % WidthUnit != 0)
            return $"Expected a width that is a multiple of {WidthUnit}, got {width}; other widths come with padded rows.";
        return height <= 0 || height % 2 != 0 ? $"Expected an even height, got {height}; YUV 4:2:0 has half as many colour rows." : null;
    }

    /// <inheritdoc/>
    public bool TryRead(GrayImage frame, CancellationToken cancellationToken) => _camera.TryRead(frame, cancellationToken);

    /// <summary>Stops the tool.</summary>
    public void Dispose() => _camera.Dispose();

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
