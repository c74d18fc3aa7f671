using System;
using System.IO;
using System.Threading.Tasks;

namespace Edge.Quantize;

/// <summary>Writes files that are there whole or not at all: what fails half-way leaves nothing behind that looks like a result.</summary>
public static class WholeFile
{
    /// <summary>Writes beside the file, then renames.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        if (Directory.Exists(path))
            throw new IOException($"Expected {path} to be a file, got a folder; choose another name.");
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder))
            throw new IOException($"Expected the folder {folder} for the output, found none; make it or choose another.");
        // A device such as /dev/null must not be replaced by a file, nor a link by what it should point to.
        if (!path.StartsWith("/dev/", StringComparison.Ordinal) && new FileInfo(path).LinkTarget is not null)
            path = File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        if (path.StartsWith("/dev/", StringComparison.Ordinal))
        {
            FileStream direct = new(path, FileMode.Create, FileAccess.Write);
            await using (direct.ConfigureAwait(false))
                await write(direct).ConfigureAwait(false);
            return;
        }
        string temporary = $"{path}.{Environment.ProcessId}.tmp";
        FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write);
        try
        {
            await using (stream.ConfigureAwait(false))
                await write(stream).ConfigureAwait(false);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Writes bytes.</summary>
    public static Task WriteAsync(string path, ReadOnlyMemory<byte> bytes) => WriteAsync(path, async stream => await stream.WriteAsync(bytes).ConfigureAwait(false));
}
