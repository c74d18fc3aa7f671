using System;
using System.Collections.Generic;
using System.IO;
using Edge.Updates.Storage;

namespace Edge.Updates.Tests.Storage;

/// <summary>A disk that may be full.</summary>
internal sealed class FullFiles(IStoreFiles files, Func<bool> isFull) : IStoreFiles
{
    public IReadOnlyList<string> List() => files.List();

    public byte[] Read(string name, int maxBytes) => files.Read(name, maxBytes);

    public IStoreFile Create(string name) => isFull() ? throw new IOException("no space left") : files.Create(name);

    public void Rename(string name, string target) => files.Rename(name, target);

    public void Delete(string name) => files.Delete(name);

    public void FlushNames() => files.FlushNames();

    public IDisposable? TryLock() => files.TryLock();
}
