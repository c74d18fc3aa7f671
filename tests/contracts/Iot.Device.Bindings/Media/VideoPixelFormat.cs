namespace Iot.Device.Media;

public enum VideoPixelFormat : uint
{
    GREY = 1497715271,
    YUYV = 1448695129,
    UYVY = 1498831189,
    MJPEG = 1196444237,
}
