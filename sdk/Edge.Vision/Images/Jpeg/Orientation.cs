using System;
using System.Buffers.Binary;

namespace Edge.Vision.Images.Jpeg;

/// <summary>How a picture must be turned to stand upright, by the Exif note of cameras and phones (tag 0x0112, values 1 to 8).</summary>
internal static class Orientation
{
    private const int Tag = 0x0112;

    /// <summary>Reads the note in a segment APP1.</summary>
    /// <returns>1 to 8; null where the segment says nothing that can be understood, which is no fault of the picture.</returns>
    public static int? OfExif(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 14 || !segment.StartsWith("Exif\0\0"u8))
            return null;
        ReadOnlySpan<byte> tiff = segment[6..];
        bool isLittle = tiff.StartsWith("II"u8);
        if (!isLittle && !tiff.StartsWith("MM"u8))
            return null;
        long directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        int count = Number(tiff, directory, isLittle) ?? 0;
        for (int i = 0; i < count; i++)
        {
            long entry = directory + 2 + (12L * i);
            if (Number(tiff, entry, isLittle) == Tag)
                return Number(tiff, entry + 8, isLittle) is int value and >= 1 and <= 8 ? value : null;
        }
        return null;
    }

    /// <summary>Turns a picture.</summary>
    /// <param name="image">The picture as it is stored.</param>
    /// <param name="orientation">1 to 8, as Exif counts; 1 is upright.</param>
    public static Raster Apply(Raster image, int orientation)
    {
        if (orientation == 1)
            return image;
        bool isTurned = orientation >= 5;
        var upright = new Raster(isTurned ? image.Height : image.Width, isTurned ? image.Width : image.Height, image.Channels);
        // The first row of the stored picture is the upright one's: 1 top, 3 bottom, 6 right; 2, 4, 5, 7 are mirrored.
        bool flipsX = orientation is 2 or 3 or 7 or 8, flipsY = orientation is 3 or 4 or 6 or 7;
        for (int y = 0; y < upright.Height; y++)
            for (int x = 0; x < upright.Width; x++)
            {
                (int column, int row) = isTurned ? (y, x) : (x, y);
                column = flipsX ? image.Width - 1 - column : column;
                row = flipsY ? image.Height - 1 - row : row;
                image.Pixels.AsSpan(image.Channels * ((row * image.Width) + column), image.Channels)
                    .CopyTo(upright.Pixels.AsSpan(image.Channels * ((y * upright.Width) + x)));
            }
        return upright;
    }

    private static int? Number(ReadOnlySpan<byte> tiff, long at, bool isLittle)
    {
        if (at < 0 || at + 2 > tiff.Length)
            return null;
        ReadOnlySpan<byte> bytes = tiff[(int)at..];
        return isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
    }
}
