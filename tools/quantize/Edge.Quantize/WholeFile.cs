using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
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

    /// <summary>Writes several files into a folder, which is made if need be: all beside their places first, then all are renamed.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">Names and contents.</param>
    /// <param name="cancellation">Ends the work while nothing is renamed yet.</param>
    /// <exception cref="IOException">A file cannot be written; then those that were there are as before.</exception>
    public static async Task WriteAllAsync(string folder, IReadOnlyList<(string Name, byte[] Bytes)> files, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        string? made = FirstMissing(folder);
        Directory.CreateDirectory(folder);
        var written = new List<(string Temporary, string Path)>();
        bool isDone = false;
        try
        {
            foreach ((string name, byte[] bytes) in files)
            {
                string path = Path.Combine(folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                if (Directory.Exists(path))
                    throw new IOException($"Expected {path} to be a file, got a folder; choose another folder.");
                if (new FileInfo(path).LinkTarget is not null)
                    path = File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
                written.Add(($"{path}.{Environment.ProcessId}.tmp", path));
                await File.WriteAllBytesAsync(written[^1].Temporary, bytes, cancellation).ConfigureAwait(false);
            }
            cancellation.ThrowIfCancellationRequested();
            foreach ((string temporary, string path) in written)
                File.Move(temporary, path, overwrite: true);
            isDone = true;
        }
        finally
        {
            foreach ((string temporary, _) in written)
                File.Delete(temporary);
            if (!isDone)
                RemoveEmpty(folder, made);
        }
    }

    /// <summary>Writes bytes.</summary>
    public static Task WriteAsync(string path, ReadOnlyMemory<byte> bytes) => WriteAsync(path, async stream => await stream.WriteAsync(bytes).ConfigureAwait(false));

    // The topmost folder that is not there yet.
    private static string? FirstMissing(string folder)
    {
        string? missing = null;
        for (string? at = Path.GetFullPath(folder); at is not null && !Directory.Exists(at); at = Path.GetDirectoryName(at))
            missing = at;
        return missing;
    }

    // The folders that were made, unless another program has put something there meanwhile.
    private static void RemoveEmpty(string folder, string? topmost)
    {
        for (string? at = Path.GetFullPath(folder); topmost is not null && at?.Length >= topmost.Length && !Directory.EnumerateFileSystemEntries(at).GetEnumerator().MoveNext(); at = Path.GetDirectoryName(at))
            Directory.Delete(at);
    }
}
