using System;
using Edge.Vision;

namespace Edge.DigitReader.Streams;

/// <summary>Where the pixels of a raw frame lie in its bytes, and how they become grey.</summary>
public sealed class FrameLayout
{
    /// <summary>The most bytes of a frame: 16384x16384 in grey.</summary>
    public const long MaxBytes = (long)GrayImage.MaxSide * GrayImage.MaxSide;

    private readonly int _rowBytes;

    /// <summary>Describes frames.</summary>
    /// <param name="format">How pixels lie.</param>
    /// <param name="width">Width in pixels, 1 to <see cref="GrayImage.MaxSide"/>.</param>
    /// <param name="height">Height in pixels, 1 to <see cref="GrayImage.MaxSide"/>.</param>
    /// <param name="rowBytes">Bytes from one row of the first plane to the next; 0 where there is no padding.</param>
    /// <exception cref="ArgumentException">The sizes do not fit each other or the format; the sentence says what is expected.</exception>
    public FrameLayout(FrameFormat format, int width, int height, int rowBytes = 0)
    {
        if (width is < 1 or > GrayImage.MaxSide || height is < 1 or > GrayImage.MaxSide)
            throw new ArgumentException($"Expected frames of 1 to {GrayImage.MaxSide} pixels a side, got {width}x{height}; choose a size of the camera.");
        bool halfWidth = format is FrameFormat.Yuv420 or FrameFormat.Nv12 or FrameFormat.Yuyv or FrameFormat.Uyvy;
        bool halfHeight = format is FrameFormat.Yuv420 or FrameFormat.Nv12;
        if ((halfWidth && width % 2 != 0) || (halfHeight && height % 2 != 0))
            throw new ArgumentException(
                $"Expected an even {(halfHeight ? "width and height" : "width")} for {FrameFormats.NameOf(format)}, got {width}x{height}; it has one colour for two pixels.");
        int packed = width * BytesPerPixel(format);
        _rowBytes = rowBytes == 0 ? packed : rowBytes;
        if (_rowBytes < packed || (halfHeight && _rowBytes % 2 != 0))
            throw new ArgumentException($"Expected rows of at least {packed} bytes for {width} pixels, got {rowBytes}; the camera's answer does not fit its format.");
        long bytes = (long)_rowBytes * height;
        bytes += halfHeight ? bytes / 2 : 0;
        if (bytes > MaxBytes)
            throw new ArgumentException($"Expected frames of at most {MaxBytes} bytes, got {bytes} for {width}x{height}; choose a smaller size.");
        (Format, Width, Height, FrameBytes) = (format, width, height, (int)bytes);
    }

    /// <summary>How pixels lie.</summary>
    public FrameFormat Format { get; }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Bytes of a frame, padding and colour planes included.</summary>
    public int FrameBytes { get; }

    /// <summary>Writes the grey of a frame. Colours become grey as in picture files (ITU-R BT.601). Allocates nothing.</summary>
    /// <param name="bytes">The frame, <see cref="FrameBytes"/> bytes.</param>
    /// <param name="frame">A picture of <see cref="Width"/> x <see cref="Height"/>; overwritten.</param>
    /// <exception cref="ArgumentException">One of them has another size.</exception>
    public void ToGray(ReadOnlySpan<byte> bytes, GrayImage frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (bytes.Length != FrameBytes || frame.Width != Width || frame.Height != Height)
            throw new ArgumentException(
                $"Expected {FrameBytes} bytes and a picture of {Width}x{Height}, got {bytes.Length} and {frame.Width}x{frame.Height}; use the sizes of the layout.");
        for (int y = 0; y < Height; y++)
            RowToGray(bytes.Slice(y * _rowBytes, Width * BytesPerPixel(Format)), frame.Pixels.AsSpan(y * Width, Width));
    }

    private static int BytesPerPixel(FrameFormat format) => format switch
    {
        FrameFormat.Gray8 or FrameFormat.Yuv420 or FrameFormat.Nv12 => 1,
        FrameFormat.Yuyv or FrameFormat.Uyvy => 2,
        FrameFormat.Rgb24 or FrameFormat.Bgr24 => 3,
        _ => throw new ArgumentException($"Expected a format of raw frames, got {FrameFormats.NameOf(format)}; choose another format."),
    };

    private void RowToGray(ReadOnlySpan<byte> row, Span<byte> gray)
    {
        switch (Format)
        {
            case FrameFormat.Yuyv:
                EverySecond(row, gray);
                break;
            case FrameFormat.Uyvy:
                EverySecond(row[1..], gray);
                break;
            case FrameFormat.Rgb24:
                Colors(row, gray, red: 0, blue: 2);
                break;
            case FrameFormat.Bgr24:
                Colors(row, gray, red: 2, blue: 0);
                break;
            default:
                row.CopyTo(gray);
                break;
        }
    }

    private static void EverySecond(ReadOnlySpan<byte> row, Span<byte> gray)
    {
        for (int x = 0; x < gray.Length; x++)
            gray[x] = row[2 * x];
    }

    // 0.299, 0.587 and 0.114 in 65536ths, as for picture files.
    private static void Colors(ReadOnlySpan<byte> row, Span<byte> gray, int red, int blue)
    {
        for (int x = 0; x < gray.Length; x++)
        {
            ReadOnlySpan<byte> pixel = row.Slice(3 * x, 3);
            gray[x] = (byte)(((pixel[red] * 19595) + (pixel[1] * 38470) + (pixel[blue] * 7471) + 32768) >> 16);
        }
    }
}
