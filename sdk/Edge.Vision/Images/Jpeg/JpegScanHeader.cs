using System;
using System.Linq;

namespace Edge.Vision.Images.Jpeg;

/// <summary>The header of a scan: which coefficients of which components, and which of their bits.</summary>
/// <param name="Parts">The components.</param>
/// <param name="First">The first coefficient.</param>
/// <param name="Last">The last coefficient.</param>
/// <param name="High">The bit that the coefficients are known down to; 0 for a first scan.</param>
/// <param name="Low">The bit that this scan goes down to.</param>
internal sealed record JpegScanHeader(JpegScanPart[] Parts, int First, int Last, int High, int Low)
{
    /// <summary>Reads the contents of the marker's segment.</summary>
    public static JpegScanHeader Parse(ReadOnlySpan<byte> segment, JpegFrame frame, JpegHuffman?[] dc, JpegHuffman?[] ac)
    {
        int count = segment.Length > 0 ? segment[0] : 0;
        if (count is < 1 or > 3 || segment.Length < 4 + (2 * count))
            throw Damaged($"a scan header of 1 to 3 components, got {segment.Length} bytes for {count}");
        ReadOnlySpan<byte> tail = segment[(1 + (2 * count))..];
        int first = tail[0], last = tail[1], high = tail[2] >> 4, low = tail[2] & 15;
        // Of a sequential file these numbers mean nothing; writers leave all kinds of values there.
        if (!frame.IsProgressive)
            (first, last, high, low) = (0, 63, 0, 0);
        if (last > 63 || first > last || (first == 0 && last > 0 && frame.IsProgressive) || (first > 0 && count > 1) || low > 13 || (high != 0 && high != low + 1))
            throw Damaged($"a scan of coefficients that belong together, got {first} to {last} of {count} components, bits {high} to {low}");
        var parts = new JpegScanPart[count];
        for (int i = 0; i < count; i++)
        {
            int id = segment[1 + (2 * i)], tables = segment[2 + (2 * i)];
            JpegComponent component = frame.Components.FirstOrDefault(c => c.Id == id) ?? throw Damaged($"a component of the frame in the scan, got number {id}");
            if (Array.Exists(parts, part => part?.Component == component))
                throw Damaged($"each component once in the scan, got number {id} twice");
            parts[i] = new JpegScanPart(component, Table(dc, tables >> 4), Table(ac, tables & 15));
            bool needsDc = first == 0 && high == 0, needsAc = last > 0;
            if ((needsDc && parts[i].Dc is null) || (needsAc && parts[i].Ac is null))
                throw Damaged($"the Huffman tables of component {id} before its scan, got none");
        }
        if (count > 1 && parts.Sum(part => part.Component.Across * part.Component.Down) > 10)
            throw Damaged("at most 10 blocks in a unit, got more");
        return new JpegScanHeader(parts, first, last, high, low);
    }

    private static JpegHuffman? Table(JpegHuffman?[] tables, int index) => index < tables.Length ? tables[index] : null;

    private static InvalidImageException Damaged(string what) => new($"Expected {what}, in the JPEG file; the file is damaged, save it again.");
}
