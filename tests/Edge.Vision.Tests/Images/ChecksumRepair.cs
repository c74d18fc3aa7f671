using System;
using System.Buffers.Binary;

namespace Edge.Vision.Tests.Images;

/// <summary>Makes the checksums of a damaged PNG right again, so that the damage reaches what lies behind the check.</summary>
internal static class ChecksumRepair
{
    public static void Apply(byte[] file)
    {
        int position = 8;
        while (position + 12 <= file.Length)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(position));
            if (length > file.Length - position - 12)
                return;
            Span<byte> body = file.AsSpan(position + 4, 4 + (int)length);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(position + 8 + (int)length), Checksum(body));
            position += 12 + (int)length;
        }
    }

    /// <summary>The CRC of PNG, bit by bit, unlike the table under test.</summary>
    public static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
