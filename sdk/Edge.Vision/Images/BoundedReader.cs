using System;
using System.IO;

namespace Edge.Vision.Images;

/// <summary>Reads a stream of unknown length without trusting it.</summary>
internal static class BoundedReader
{
    private const int FirstBuffer = 1 << 16;

    /// <summary>Reads to the end.</summary>
    /// <exception cref="InvalidImageException">There are more than <paramref name="maxLength"/> bytes.</exception>
    public static ReadOnlyMemory<byte> ReadToEnd(Stream stream, int maxLength)
    {
        byte[] buffer = new byte[FirstBuffer];
        int length = 0;
        while (true)
        {
            int read = stream.Read(buffer, length, buffer.Length - length);
            if (read == 0)
                return buffer.AsMemory(0, length);
            length += read;
            if (length > maxLength)
                throw new InvalidImageException($"Expected a picture of at most {maxLength} bytes, got more; scale the picture down.");
            if (length == buffer.Length)
                Array.Resize(ref buffer, Math.Min(2 * buffer.Length, maxLength + 1));
        }
    }
}
