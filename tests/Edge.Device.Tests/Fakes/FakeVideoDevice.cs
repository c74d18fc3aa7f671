using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Iot.Device.Media;

namespace Edge.Device.Tests.Fakes;

/// <summary>A camera as the binding shows it: buffers of whatever the driver left there, and never an error besides that of opening.</summary>
/// <param name="settings">Handed back.</param>
/// <param name="buffers">The buffers of one capture; null where the driver hangs until the end of the test.</param>
internal sealed class FakeVideoDevice(VideoConnectionSettings settings, params byte[]?[] buffers) : VideoDevice
{
    private readonly ManualResetEventSlim _closed = new();

    public override event NewImageBufferReadyEvent? NewImageBufferReady;

    public VideoPixelFormat[] Formats { get; init; } = [VideoPixelFormat.MJPEG, VideoPixelFormat.YUYV];

    public Resolution[] Sizes { get; init; } = [];

    public bool CanBeOpened { get; init; } = true;

    /// <summary>Whether the last buffer comes again and again, as from a device that is gone.</summary>
    public bool RepeatsLast { get; init; }

    /// <summary>Time between buffers.</summary>
    public TimeSpan FrameTime { get; init; } = TimeSpan.FromMilliseconds(5);

    public bool IsDisposed { get; private set; }

    public override string DevicePath { get; set; } = "/dev/video";

    public override VideoConnectionSettings Settings { get; } = settings;

    public override bool IsOpen => !IsDisposed;

    public override bool IsCapturing => false;

    public override bool ImageBufferPoolingEnabled { get; set; }

    public override void StartCaptureContinuous()
    {
        if (!CanBeOpened)
            throw new IOException("Error 16. Can not open video device file '/dev/video0'.");
    }

    public override void CaptureContinuous(CancellationToken token)
    {
        for (int i = 0; !token.IsCancellationRequested; i++)
        {
            if (i >= buffers.Length && !RepeatsLast)
                return;
            byte[]? buffer = buffers[Math.Min(i, buffers.Length - 1)];
            if (buffer is null)
            {
                _closed.Wait(token);
                return;
            }
            Give(buffer);
            if (FrameTime > TimeSpan.Zero)
                Thread.Sleep(FrameTime);
        }
    }

    public override void StopCaptureContinuous()
    {
    }

    public override void Capture(string path) => throw new NotSupportedException("Expected continuous capture.");

    public override byte[] Capture() => throw new NotSupportedException("Expected continuous capture.");

    public override VideoDeviceValue GetVideoDeviceValue(VideoDeviceValueType type) => throw new NotSupportedException("Expected no control to be asked for.");

    public override IEnumerable<VideoPixelFormat> GetSupportedPixelFormats() => CanBeOpened ? Formats : throw new IOException("Error 13. Can not open video device file '/dev/video0'.");

    public override IEnumerable<Resolution> GetPixelFormatResolutions(VideoPixelFormat format) => Sizes;

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        _closed.Set();
        base.Dispose(disposing);
    }

    // As the binding does where buffers are pooled: a buffer of the pool, which can be longer than the frame.
    private void Give(byte[] bytes)
    {
        byte[] pooled = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(pooled, 0);
        NewImageBufferReady?.Invoke(this, new NewImageBufferReadyEventArgs(pooled, bytes.Length));
    }
}
