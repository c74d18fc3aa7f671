namespace Edge.Micro.Updates.Packages;

/// <summary>
/// The records of a zip archive (APPNOTE.TXT 6.3.3, 4.3) in the one form that packages have: stored without compression, of 1 January 1980, without extra
/// fields, comments or a descriptor behind the data.
/// </summary>
internal static class ZipRecords
{
    /// <summary>Bytes of a local header before the name.</summary>
    public const int LocalLength = 30;

    /// <summary>Bytes of an entry of the directory before the name.</summary>
    public const int CentralLength = 46;

    /// <summary>Bytes of the end.</summary>
    public const int EndLength = 22;

    /// <summary>Index of the data's CRC-32 in a local header.</summary>
    public const int CheckOffset = 14;

    /// <summary>Index of the data's length in a local header.</summary>
    public const int SizeOffset = 18;

    private const int LocalSignature = 0x04034B50;
    private const int CentralSignature = 0x02014B50;
    private const int EndSignature = 0x06054B50;

    // 1.0 is the version that knows stored files.
    private const int NeededVersion = 10;
    private const int FirstDay = (1 << 5) + 1;

    /// <summary>Writes a local header with its name.</summary>
    /// <returns>Its bytes.</returns>
    public static int Local(byte[] record, string name, uint check, int size)
    {
        Put(record, 0, LocalSignature, 4);
        Common(record, 4, check, size, name.Length);
        return Name(record, LocalLength, name);
    }

    /// <summary>Writes an entry of the directory with its name.</summary>
    /// <returns>Its bytes.</returns>
    public static int Central(byte[] record, string name, uint check, int size, int position)
    {
        Put(record, 0, CentralSignature, 4);
        Put(record, 4, NeededVersion, 2);
        Common(record, 6, check, size, name.Length);
        // Comment, disk and attributes.
        Put(record, 32, 0, 4);
        Put(record, 36, 0, 4);
        Put(record, 40, 0, 2);
        Put(record, 42, (uint)position, 4);
        return Name(record, CentralLength, name);
    }

    /// <summary>Writes the end of the archive.</summary>
    /// <returns>Its bytes.</returns>
    public static int End(byte[] record, int entries, int size, int position)
    {
        Put(record, 0, EndSignature, 4);
        Put(record, 4, 0, 4);
        Put(record, 8, (uint)entries, 2);
        Put(record, 10, (uint)entries, 2);
        Put(record, 12, (uint)size, 4);
        Put(record, 16, (uint)position, 4);
        Put(record, 20, 0, 2);
        return EndLength;
    }

    /// <summary>Reads a number of four bytes, the lowest first.</summary>
    public static uint UInt32(byte[] record, int offset) =>
        record[offset] | ((uint)record[offset + 1] << 8) | ((uint)record[offset + 2] << 16) | ((uint)record[offset + 3] << 24);

    // What both headers have, from the needed version to the length of the extra field.
    private static void Common(byte[] record, int offset, uint check, int size, int nameLength)
    {
        Put(record, offset, NeededVersion, 2);
        // Flags, method, time.
        Put(record, offset + 2, 0, 4);
        Put(record, offset + 6, 0, 2);
        Put(record, offset + 8, FirstDay, 2);
        Put(record, offset + 10, check, 4);
        Put(record, offset + 14, (uint)size, 4);
        Put(record, offset + 18, (uint)size, 4);
        Put(record, offset + 22, (uint)nameLength, 2);
        Put(record, offset + 24, 0, 2);
    }

    private static int Name(byte[] record, int offset, string name)
    {
        for (int i = 0; i < name.Length; i++)
            record[offset + i] = (byte)name[i];
        return offset + name.Length;
    }

    private static void Put(byte[] record, int offset, uint value, int count)
    {
        for (int i = 0; i < count; i++)
        {
            record[offset + i] = (byte)(value & 255);
            value >>= 8;
        }
    }
}
