using System;
using System.IO;
using System.Threading;
using Edge.DigitReader;
using Edge.DigitReader.Streams;
using Edge.Vision;
using Iot.Device.Media;

namespace Edge.RaspberryPi.Camera;

/// <summary>A USB camera by Iot.Device.Bindings: YUYV frames, of which the grey is taken.</summary>
/// <remarks>
/// The camera starts with the first read. After a fault or a time-out it is stopped, and the next read starts it again. The binding looks at no
/// error of the driver, so everything that it gives is checked (<see cref="VideoCheck"/>).
/// </remarks>
public sealed class UsbCamera : ICamera
{
    /// <summary>What names of devices begin with.</summary>
    public const string DevicePrefix = "/dev/video";

    /// <summary>The wait for a frame after which the camera counts as hanging.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    private readonly Func<VideoDevice> _open;
    private readonly string _path;
    private readonly FrameLayout _layout;
    private readonly TimeSpan _timeout;
    private VideoCapture? _capture;

    /// <summary>Describes a camera; nothing starts yet.</summary>
    /// <param name="open">Makes the binding; it is disposed of with each stop.</param>
    /// <param name="path">The device file, which vanishes when the camera is unplugged.</param>
    /// <param name="width">Width of a frame, even.</param>
    /// <param name="height">Height of a frame.</param>
    /// <param name="timeout">Longest wait for a frame, or null for <see cref="DefaultTimeout"/>.</param>
    /// <exception cref="ArgumentException">A size does not fit.</exception>
    public UsbCamera(Func<VideoDevice> open, string path, int width, int height, TimeSpan? timeout = null)
    {
        _open = open ?? throw new ArgumentNullException(nameof(open));
        _path = path ?? throw new ArgumentNullException(nameof(path));
        _layout = new FrameLayout(FrameFormat.Yuyv, width, height);
        _timeout = timeout ?? DefaultTimeout;
    }

    /// <inheritdoc/>
    public string Name => _path;

    /// <inheritdoc/>
    public int Width => _layout.Width;

    /// <inheritdoc/>
    public int Height => _layout.Height;

    /// <inheritdoc/>
    public FrameFlow Flow => FrameFlow.Live;

    /// <summary>Why frames of a size cannot be had, as a sentence; null where they can.</summary>
    public static string? FaultOf(int width, int height)
    {
        try
        {
            _ = new FrameLayout(FrameFormat.Yuyv, width, height);
            return null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    /// <inheritdoc/>
    public bool TryRead(GrayImage frame, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Width != Width || frame.Height != Height)
            throw new ArgumentException($"Expected a picture of {Width}x{Height}, got {frame.Width}x{frame.Height}.", nameof(frame));
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            (_capture ??= Start()).Read(frame, _timeout, cancellationToken);
            return true;
        }
        catch (Exception)
        {
            Stop();
            throw;
        }
    }

    /// <summary>Stops the camera.</summary>
    public void Dispose() => Stop();

    private VideoCapture Start()
    {
        if (!File.Exists(_path))
            throw new CameraException($"Expected the camera {_path}, found none; plug it in, or see 'v4l2-ctl --list-devices'.");
        VideoDevice device = _open();
        try
        {
            VideoCheck.Format(device, _path, Width, Height);
            return new VideoCapture(device, _path, _layout);
        }
        catch (IOException e)
        {
            device.Dispose();
            throw new CameraException($"Expected to open the camera {_path}, got: {e.Message.TrimEnd('.')}; be in the group video and end other programs that use it.", e);
        }
        catch (CameraException)
        {
            device.Dispose();
            throw;
        }
    }

    private void Stop()
    {
        _capture?.Dispose();
        _capture = null;
    }
}
