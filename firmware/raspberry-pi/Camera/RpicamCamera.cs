using System;
using System.Globalization;
using System.Threading;
using Edge.DigitReader;
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
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    private const int FramesPerSecond = 10;

    // rpicam-vid pads the rows of other widths.
    private const int WidthUnit = 64;

    private readonly TimeSpan _timeout;
    private readonly byte[] _color;
    private FrameProcess? _process;
    private long _frames;

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
        Width = width;
        Height = height;
        _timeout = timeout ?? DefaultTimeout;
        _color = new byte[width * height / 2];
    }

    /// <summary>The program that gives the frames.</summary>
    public string Tool { get; }

    /// <inheritdoc/>
    public string Name => $"CSI camera ({Tool})";

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public int Height { get; }

    private int FrameBytes => (Width * Height) + _color.Length;

    /// <inheritdoc/>
    public bool TryRead(GrayImage frame, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Width != Width || frame.Height != Height)
            throw new ArgumentException($"Expected a picture of {Width}x{Height}, got {frame.Width}x{frame.Height}.", nameof(frame));
        cancellationToken.ThrowIfCancellationRequested();
        _process ??= Start();

        using var timer = new CancellationTokenSource(_timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        // A read of a pipe cannot be given up; the end of the process ends it.
        using CancellationTokenRegistration stop = either.Token.Register(_process.Kill);
        int got = _process.Read(frame.Pixels);
        if (got == frame.Pixels.Length)
            got += _process.Read(_color);

        if (got == FrameBytes)
        {
            _frames++;
            return true;
        }
        int exitCode = _process.WaitForExit();
        string complaint = _process.LastErrorLine;
        long frames = _frames;
        Stop();
        cancellationToken.ThrowIfCancellationRequested();
        if (timer.IsCancellationRequested)
            throw new CameraException($"Expected a frame of {Tool} within {_timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s, got {got} of {FrameBytes} bytes; check the camera's cable and that no other program uses it.");
        if (got == 0 && frames > 0 && exitCode == 0)
            return false;
        string reason = complaint.Length > 0 ? $", which said '{complaint}'" : "";
        throw new CameraException(got == 0
            ? $"Expected frames of {Tool}, got none before it ended with exit code {exitCode}{reason}; check the camera with rpicam-hello."
            : $"Expected a frame of {FrameBytes} bytes of {Tool}, got {got} before it ended with exit code {exitCode}{reason}; check that it writes yuv420 of {Width}x{Height}.");
    }

    /// <summary>Stops the tool.</summary>
    public void Dispose() => Stop();

    private FrameProcess Start()
    {
        _frames = 0;
        return FrameProcess.Start(Tool, ["-n", "-t", "0", "--codec", "yuv420", "--width", Number(Width), "--height", Number(Height), "--framerate", Number(FramesPerSecond), "-o", "-"]);
    }

    private void Stop()
    {
        _process?.Dispose();
        _process = null;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
