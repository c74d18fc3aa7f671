namespace Iot.Device.Media;

// Settings are data, so that fakes can hand them back.
public class VideoConnectionSettings(int busId, (uint Width, uint Height) captureSize, VideoPixelFormat pixelFormat = VideoPixelFormat.YUYV)
{
    public int BusId { get; } = busId;

    public (uint Width, uint Height) CaptureSize { get; set; } = captureSize;

    public VideoPixelFormat PixelFormat { get; set; } = pixelFormat;
}
