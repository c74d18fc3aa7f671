using System;
using System.Collections.Generic;
using System.Threading;

namespace Iot.Device.Media;

public abstract class VideoDevice : IDisposable
{
    public delegate void NewImageBufferReadyEvent(object sender, NewImageBufferReadyEventArgs e);

    public abstract event NewImageBufferReadyEvent? NewImageBufferReady;

    public abstract string DevicePath { get; set; }

    public abstract VideoConnectionSettings Settings { get; }

    public abstract bool IsOpen { get; }

    public abstract bool IsCapturing { get; }

    public abstract bool ImageBufferPoolingEnabled { get; set; }

    public static VideoDevice Create(VideoConnectionSettings settings) => throw new NotSupportedException(Contract.Message);

    public abstract void Capture(string path);

    public abstract byte[] Capture();

    public abstract void StartCaptureContinuous();

    public abstract void CaptureContinuous(CancellationToken token);

    public abstract void StopCaptureContinuous();

    public abstract VideoDeviceValue GetVideoDeviceValue(VideoDeviceValueType type);

    public abstract IEnumerable<VideoPixelFormat> GetSupportedPixelFormats();

    public abstract IEnumerable<Resolution> GetPixelFormatResolutions(VideoPixelFormat format);

    // Disposal is real, so that fakes derived from this class can see it.
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
