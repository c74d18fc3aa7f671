using System;
using System.IO;

namespace Edge.Updates.Storage;

/// <summary>Reads files whose size nobody has checked.</summary>
internal static class BoundedFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="IOException">It cannot be read, is empty or too large.</exception>
    public static byte[] Read(string path, int maxBytes)
    {
        try
        {
            // Empty: no package, and perhaps a pipe, which would be waited for.
            long length = new FileInfo(path).Length;
            if (length == 0 || length > maxBytes)
                throw new IOException($"{path}: expected 1 to {maxBytes} bytes, got {length}; get the package again.");
            using FileStream stream = File.OpenRead(path);
            var bytes = new byte[length];
            // A file that grows meanwhile is read as far as it was.
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or EndOfStreamException)
        {
            throw new IOException($"{path}: expected a file that can be read, got: {e.Message}", e);
        }
    }
}
