namespace Edge.Inference.Tests.Arm.Guest;

/// <summary>The pipe to the test: numbers and blocks of bytes, of the same byte order on both sides.</summary>
internal static unsafe class Channel
{
    private const int BrokenPipe = 2;

    /// <summary>A number; ends the program where there is none.</summary>
    public static int ReadInt()
    {
        int value;
        ReadExactly(&value, sizeof(int));
        return value;
    }

    /// <summary>Bytes behind their number, in a new block with room for a vector that reads past the end.</summary>
    public static byte* ReadBlock(out int length)
    {
        length = ReadInt();
        var block = (byte*)Libc.Allocate((nint)length + 64);
        ReadExactly(block, length);
        return block;
    }

    /// <summary>Writes bytes.</summary>
    public static void Write(byte* source, nint length)
    {
        while (length > 0)
        {
            nint written = Libc.Write(1, source, length);
            if (written <= 0)
                Libc.Exit(BrokenPipe);
            source += written;
            length -= written;
        }
    }

    private static void ReadExactly(void* destination, nint length)
    {
        var to = (byte*)destination;
        while (length > 0)
        {
            nint got = Libc.Read(0, to, length);
            if (got <= 0)
                Libc.Exit(got == 0 ? 0 : BrokenPipe);
            to += got;
            length -= got;
        }
    }
}
