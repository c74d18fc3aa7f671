using System;
using System.Collections.Generic;

namespace Edge.DigitReader.Streams;

/// <summary>The names of <see cref="FrameFormat"/> on command lines and in messages.</summary>
public static class FrameFormats
{
    private static readonly (string Name, FrameFormat Format)[] Table =
    [
        ("gray8", FrameFormat.Gray8),
        ("yuv420", FrameFormat.Yuv420),
        ("nv12", FrameFormat.Nv12),
        ("yuyv", FrameFormat.Yuyv),
        ("uyvy", FrameFormat.Uyvy),
        ("rgb24", FrameFormat.Rgb24),
        ("bgr24", FrameFormat.Bgr24),
        ("mjpeg", FrameFormat.Mjpeg),
    ];

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = Array.ConvertAll(Table, entry => entry.Name);

    /// <summary>The name of a format.</summary>
    public static string NameOf(FrameFormat format) => Array.Find(Table, entry => entry.Format == format).Name ?? format.ToString();

    /// <summary>Makes the decoder of a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="width">Width of the frames in pixels.</param>
    /// <param name="height">Height of the frames in pixels.</param>
    /// <param name="rowBytes">Bytes from one row of a raw frame's first plane to the next; 0 where there is no padding.</param>
    /// <exception cref="ArgumentException">The sizes do not fit each other or the format; the sentence says what is expected.</exception>
    public static IFrameDecoder MakeDecoder(FrameFormat format, int width, int height, int rowBytes = 0) =>
        format == FrameFormat.Mjpeg ? new MjpegDecoder(width, height) : new RawDecoder(new FrameLayout(format, width, height, rowBytes));

    /// <summary>The format of a name, in any case.</summary>
    public static bool TryParse(string name, out FrameFormat format)
    {
        int index = Array.FindIndex(Table, entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase));
        format = index < 0 ? default : Table[index].Format;
        return index >= 0;
    }
}
