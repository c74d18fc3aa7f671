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

    private const int FramesPerSecond = 10;

    // rpicam-vid pads the rows of other widths.
    private const int WidthUnit = 64;

    private readonly ProcessCamera _camera;

    /// <summary>Describes a camera; nothing starts yet.</summary>
    /// <param name="tool">The program: a name on the path or a file that takes rpicam-vid's options.</param>
    /// <param name="width">Width of a frame, a multiple of 64.</param>
    /// <param name="height">Height of a frame, even.</param>
    /// <param name="timeout">Longest wait for a frame, or null for <see cref="DefaultTimeout"/>.</param>
    /// <exception cref="ArgumentException">A size does not fit.</exception>
    public RpicamCamera(string tool = DefaultTool, int width = 640, int height = 480, TimeSpan? timeout = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(tool);
        if (width <= 0 || width % WidthUnit != 0)
            throw new ArgumentException($"Expected a width that is a multiple of {WidthUnit}, got {width}; other widths come with padded rows.", nameof(width));
        if (height <= 0 || height % 2 != 0)
            throw new ArgumentException($"Expected an even height, got {height}; YUV 4:2:0 has half as many colour rows.", nameof(height));
        Tool = tool;
        var settings = new ProcessCameraSettings
        {
            Name = $"CSI camera ({tool})",
            Tool = tool,
            Arguments = ["-n", "-t", "0", "--codec", "yuv420", "--width", Number(width), "--height", Number(height), "--framerate", Number(FramesPerSecond), "-o", "-"],
            InstallHint = "install rpicam-apps or name another by --camera",
            CheckHint = "check the camera with rpicam-hello",
        };
        _camera = new ProcessCamera(settings, new FrameLayout(FrameFormat.Yuv420, width, height), timeout);
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

    /// <inheritdoc/>
    public bool TryRead(GrayImage frame, CancellationToken cancellationToken) => _camera.TryRead(frame, cancellationToken);

    /// <summary>Stops the tool.</summary>
    public void Dispose() => _camera.Dispose();

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
