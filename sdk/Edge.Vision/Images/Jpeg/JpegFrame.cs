using System;
using System.Buffers.Binary;

namespace Edge.Vision.Images.Jpeg;

/// <summary>The frame header of a JPEG file (SOF0, SOF1 or SOF2): sizes and components.</summary>
internal sealed class JpegFrame
{
    private JpegFrame(int width, int height, bool isProgressive, JpegComponent[] components)
    {
        (Width, Height, IsProgressive, Components) = (width, height, isProgressive, components);
        foreach (JpegComponent component in components)
        {
            MaxAcross = Math.Max(MaxAcross, component.Across);
            MaxDown = Math.Max(MaxDown, component.Down);
        }
        foreach (JpegComponent component in components)
        {
            component.Measure(width, height, MaxAcross, MaxDown);
            Blocks += (long)component.BlocksAcross * component.BlocksDown;
        }
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Whether the coefficients come in several passes.</summary>
    public bool IsProgressive { get; }

    /// <summary>The colours: 1 or 3.</summary>
    public JpegComponent[] Components { get; }

    /// <summary>The most samples across in a unit.</summary>
    public int MaxAcross { get; }

    /// <summary>The most samples down in a unit.</summary>
    public int MaxDown { get; }

    /// <summary>Blocks of 64 coefficients of all components.</summary>
    public long Blocks { get; }

    /// <summary>Reads the contents of the marker's segment.</summary>
    public static JpegFrame Parse(ReadOnlySpan<byte> segment, bool isProgressive)
    {
        if (segment.Length < 6 || segment.Length < 6 + (3 * segment[5]))
            throw Damaged("a whole frame header", $"{segment.Length} bytes");
        int bits = segment[0], height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), colors = segment[5];
        if (bits != 8 || colors is not (1 or 3))
            throw new InvalidImageException($"Expected a JPEG picture of 8 bits in grey or three colours, got {bits} bits and {colors} colours; save it as RGB or as PNG.");
        ImageFile.CheckSize(width, height);
        var components = new JpegComponent[colors];
        for (int i = 0; i < colors; i++)
        {
            ReadOnlySpan<byte> entry = segment.Slice(6 + (3 * i), 3);
            int across = entry[1] >> 4, down = entry[1] & 15;
            if (across is < 1 or > 4 || down is < 1 or > 4 || entry[2] > 3)
                throw Damaged("samplings of 1 to 4 and a table of 0 to 3", $"{across}x{down} and {entry[2]}");
            // A single component is never interleaved: whatever its sampling says, its units are blocks.
            components[i] = colors == 1 ? new JpegComponent(entry[0], 1, 1, entry[2]) : new JpegComponent(entry[0], across, down, entry[2]);
        }
        return new JpegFrame(width, height, isProgressive, components);
    }

    /// <summary>Takes the memory of the coefficients, should the file be long enough for them at all.</summary>
    /// <param name="fileLength">Bytes of the file.</param>
    public void Allocate(int fileLength)
    {
        // A block takes at least one bit of a scan, so a small file cannot ask for much memory.
        if (Blocks / 8 > fileLength)
            throw new InvalidImageException($"Expected at least {Blocks / 8} bytes of JPEG data for {Width}x{Height}, got {fileLength}; the file is cut short, copy it again.");
        foreach (JpegComponent component in Components)
            component.Allocate();
    }

    private static InvalidImageException Damaged(string expected, string got) => new($"Expected {expected} in the JPEG file, got {got}; the file is damaged, save it again.");
}
