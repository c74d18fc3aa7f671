namespace Edge.Nano;

/// <summary>The cyclic redundancy check of Ethernet, zip and PNG: polynomial 0x04C11DB7, bits reflected, 32 bits. Python's zlib.crc32 gives the same.</summary>
public static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    // Computed and not written down: an array's initialiser would lie in flash besides.
    private static readonly uint[] Table = MakeTable();

    /// <summary>The check of a part of a buffer.</summary>
    /// <param name="buffer">Holds the bytes.</param>
    /// <param name="offset">Index of the first.</param>
    /// <param name="count">Number of bytes.</param>
    public static uint Of(byte[] buffer, int offset, int count)
    {
        uint[] table = Table;
        uint crc = 0xFFFFFFFF;
        int end = offset + count;
        for (int i = offset; i < end; i++)
            crc = table[(crc ^ buffer[i]) & 255] ^ (crc >> 8);
        return crc ^ 0xFFFFFFFF;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (int i = 0; i < table.Length; i++)
        {
            uint remainder = (uint)i;
            for (int bit = 0; bit < 8; bit++)
                remainder = (remainder & 1) != 0 ? (remainder >> 1) ^ Polynomial : remainder >> 1;
            table[i] = remainder;
        }
        return table;
    }
}
