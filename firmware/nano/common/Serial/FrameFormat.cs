namespace Edge.Nano;

/// <summary>
/// The frames that a board takes over a serial line: two sync bytes, kind, sequence number, width, height, the CRC-32 of those four bytes, the payload of
/// width * height bytes, the CRC-32 of the payload. Numbers of four bytes have the lowest byte first.
/// </summary>
/// <remarks>The header has a check of its own, so that no damaged length makes a receiver wait for bytes that nobody sends.</remarks>
public static class FrameFormat
{
    /// <summary>Version of frames and answers, which the board tells.</summary>
    public const int Version = 1;

    /// <summary>First byte of a frame.</summary>
    public const byte Sync0 = 0xED;

    /// <summary>Second byte of a frame.</summary>
    public const byte Sync1 = 0x6E;

    /// <summary>Index of the kind, the first byte that the header's check covers.</summary>
    public const int KindOffset = 2;

    /// <summary>Index of the sequence number, 0 to 255, which the answer repeats.</summary>
    public const int SequenceOffset = 3;

    /// <summary>Index of the width in pixels, 0 to 255.</summary>
    public const int WidthOffset = 4;

    /// <summary>Index of the height in pixels, 0 to 255.</summary>
    public const int HeightOffset = 5;

    /// <summary>Index of the header's check.</summary>
    public const int HeaderCheckOffset = 6;

    /// <summary>Bytes before the payload.</summary>
    public const int HeaderLength = 10;

    /// <summary>Bytes of a check.</summary>
    public const int CheckLength = 4;

    /// <summary>A digit as the network sees it: 28x28 grey, 255 is ink.</summary>
    public const byte Digit = 1;

    /// <summary>A grey picture in which a digit is to be found, row by row, 255 is white.</summary>
    public const byte Picture = 2;

    /// <summary>A request for the self-test; no payload.</summary>
    public const byte SelfTest = 3;

    /// <summary>A request for the line that the board sends when it starts; no payload.</summary>
    public const byte Information = 4;

    /// <summary>A question how far an update has come; no payload.</summary>
    public const byte UpdateState = 5;

    /// <summary>Begins an update: empties the slot for it; no payload.</summary>
    public const byte UpdateBegin = 6;

    /// <summary>A piece of a package: its position in four bytes, then the bytes; width is the length of both, height 1.</summary>
    public const byte UpdateChunk = 7;

    /// <summary>The end of an update: the package's version in four bytes. The board verifies what came and runs it.</summary>
    public const byte UpdateCommit = 8;

    /// <summary>Bytes of the number before a piece.</summary>
    public const int UpdateNumberLength = 4;

    /// <summary>The most bytes of a piece with its number.</summary>
    public const int LargestUpdateChunk = 252;

    /// <summary>Side of a digit in pixels.</summary>
    public const int DigitSide = 28;

    /// <summary>Writes a number of four bytes.</summary>
    public static void WriteUInt32(byte[] buffer, int offset, uint value)
    {
        buffer[offset] = (byte)(value & 255);
        buffer[offset + 1] = (byte)((value >> 8) & 255);
        buffer[offset + 2] = (byte)((value >> 16) & 255);
        buffer[offset + 3] = (byte)(value >> 24);
    }

    /// <summary>Reads a number of four bytes.</summary>
    public static uint ReadUInt32(byte[] buffer, int offset) =>
        buffer[offset] | ((uint)buffer[offset + 1] << 8) | ((uint)buffer[offset + 2] << 16) | ((uint)buffer[offset + 3] << 24);
}
