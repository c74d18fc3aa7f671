namespace Edge.DigitReader.Streams;

/// <summary>How the pixels of a frame lie, by the names that cameras and ffmpeg use.</summary>
public enum FrameFormat
{
    /// <summary>One byte of grey a pixel (V4L2 GREY, ffmpeg gray).</summary>
    Gray8,

    /// <summary>Planes of grey, then of two colours at half the width and height (V4L2 YU12, ffmpeg yuv420p, rpicam yuv420). Sides are even.</summary>
    Yuv420,

    /// <summary>A plane of grey, then one of two colours in turn (V4L2 and ffmpeg nv12). Sides are even.</summary>
    Nv12,

    /// <summary>Grey and colour in turn (V4L2 YUYV, ffmpeg yuyv422). The width is even.</summary>
    Yuyv,

    /// <summary>Colour and grey in turn (V4L2 UYVY, ffmpeg uyvy422). The width is even.</summary>
    Uyvy,

    /// <summary>Red, green and blue (V4L2 RGB3, ffmpeg rgb24).</summary>
    Rgb24,

    /// <summary>Blue, green and red (V4L2 BGR3, ffmpeg bgr24).</summary>
    Bgr24,

    /// <summary>JPEG pictures one after another (V4L2 MJPG and JPEG, ffmpeg and rpicam mjpeg): no raw frames, <see cref="MjpegDecoder"/> reads them.</summary>
    Mjpeg,
}
