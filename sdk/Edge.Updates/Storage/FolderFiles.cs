using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Edge.Updates.Storage;

/// <summary>A folder of the file system.</summary>
public sealed class FolderFiles : IStoreFiles
{
    private const string LockName = "lock";

    private readonly string _folder;

    /// <summary>Opens a folder, which is made if need be.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public FolderFiles(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(_folder);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List() => [.. Directory.EnumerateFiles(_folder).Select(path => Path.GetFileName(path)!).Where(name => name != LockName)];

    /// <inheritdoc/>
    public byte[] Read(string name, int maxBytes) => BoundedFile.Read(Of(name), maxBytes);

    /// <inheritdoc/>
    public IStoreFile Create(string name) => new FolderFile(new FileStream(Of(name), new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 }));

    /// <inheritdoc/>
    public void Rename(string name, string target) => File.Move(Of(name), Of(target), overwrite: true);

    /// <inheritdoc/>
    public void Delete(string name) => File.Delete(Of(name));

    /// <inheritdoc/>
    public void FlushNames()
    {
        // Windows writes names with the files; there is no call for a folder.
        if (!OperatingSystem.IsWindows())
            UnixFolder.Flush(_folder);
    }

    /// <inheritdoc/>
    public IDisposable? TryLock()
    {
        try
        {
            // The system gives it back when the program ends, however that comes.
            return new FileStream(Of(LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private string Of(string name) => Path.Combine(_folder, name);

    private sealed class FolderFile(FileStream stream) : IStoreFile
    {
        public void Write(ReadOnlySpan<byte> bytes) => stream.Write(bytes);

        public void Flush() => stream.Flush(flushToDisk: true);

        public void Dispose() => stream.Dispose();
    }
}
