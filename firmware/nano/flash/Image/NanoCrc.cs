using System;

namespace Edge.Nano.Flash.Image;

/// <summary>
/// The checksum of nanoCLR (SUPPORT_ComputeCRC of nf-interpreter): CRC-32 with polynomial 0x04C11DB7, most significant bit first, from 0 and without
/// a final exclusive or.
/// </summary>
public static class NanoCrc
{
    private const uint Polynomial = 0x04C11DB7;
    private const uint TopBit = 0x80000000;

    private static readonly uint[] Table = MakeTable();

    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0;
        foreach (byte b in bytes)
            crc = Table[(crc >> 24) ^ b] ^ (crc << 8);
        return crc;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint crc = i << 24;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & TopBit) != 0 ? (crc << 1) ^ Polynomial : crc << 1;
            table[i] = crc;
        }
        return table;
    }
}
