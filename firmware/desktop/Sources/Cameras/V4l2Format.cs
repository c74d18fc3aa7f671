using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.RegularExpressions;
using Edge.DigitReader.Streams;

namespace Edge.Desktop.Sources.Cameras;

/// <summary>What a camera is set to, as <c>v4l2-ctl --get-fmt-video</c> says it.</summary>
/// <param name="Code">The four characters of V4L2's pixel format.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="RowBytes">Bytes from row to row; 0 where it is not said.</param>
internal sealed partial record V4l2Format(string Code, int Width, int Height, int RowBytes)
{
    private static readonly Dictionary<string, FrameFormat> Formats = new(StringComparer.Ordinal)
    {
        ["GREY"] = FrameFormat.Gray8,
        ["YUYV"] = FrameFormat.Yuyv,
        ["UYVY"] = FrameFormat.Uyvy,
        ["YU12"] = FrameFormat.Yuv420,
        ["NV12"] = FrameFormat.Nv12,
        ["RGB3"] = FrameFormat.Rgb24,
        ["BGR3"] = FrameFormat.Bgr24,
        ["MJPG"] = FrameFormat.Mjpeg,
        ["JPEG"] = FrameFormat.Mjpeg,
    };

    /// <summary>The format where it can be read here; null for another one.</summary>
    public FrameFormat? Known => Formats.TryGetValue(Code, out FrameFormat format) ? format : null;

    /// <summary>Reads it out of the program's output.</summary>
    /// <returns>The format; null where the text does not say one.</returns>
    public static V4l2Format? Parse(string text)
    {
        Match size = Size().Match(text), code = PixelFormat().Match(text), row = BytesPerLine().Match(text);
        return size.Success && code.Success
            ? new V4l2Format(code.Groups[1].Value.Trim(), Number(size.Groups[1]), Number(size.Groups[2]), row.Success ? Number(row.Groups[1]) : 0)
            : null;
    }

    // The patterns allow six digits at most.
    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Width/Height\s*:\s*([0-9]{1,6})/([0-9]{1,6})\s", RegexOptions.CultureInvariant)]
    private static partial Regex Size();

    [GeneratedRegex("Pixel Format\\s*:\\s*'(.{4})'", RegexOptions.CultureInvariant)]
    private static partial Regex PixelFormat();

    [GeneratedRegex(@"Bytes per Line\s*:\s*([0-9]{1,6})\s", RegexOptions.CultureInvariant)]
    private static partial Regex BytesPerLine();
}
