using System.IO;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Edge.Updates.Storage;

/// <summary>fsync of a folder, which .NET has not: a rename outlasts a power cut only after it.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class UnixFolder
{
    private const int ReadOnly = 0;
    private const int InvalidArgument = 22;

    /// <summary>Returns when the folder's names are on the disk.</summary>
    /// <exception cref="IOException">It cannot be done.</exception>
    public static void Flush(string path)
    {
        int descriptor = Open(path, ReadOnly);
        if (descriptor < 0)
            throw Fault(path);
        try
        {
            // Some network file systems cannot, and say so; they write names at once.
            if (Sync(descriptor) != 0 && Marshal.GetLastPInvokeError() != InvalidArgument)
                throw Fault(path);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Fault(string path) =>
        new($"{path}: expected a folder whose names can be written to the disk, got: {Marshal.GetLastPInvokeErrorMessage()}; look after the disk.");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
