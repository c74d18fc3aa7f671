using System;
using System.Collections.Generic;
using Edge.Updates.Storage;

namespace Edge.Updates.Tests.Storage;

/// <summary>A disk that reads one bit of a new file otherwise than it was written.</summary>
internal sealed class ForgetfulFiles(IStoreFiles files) : IStoreFiles
{
    public IReadOnlyList<string> List() => files.List();

    public byte[] Read(string name, int maxBytes)
    {
        byte[] bytes = files.Read(name, maxBytes);
        bytes[^1] ^= 1;
        return bytes;
    }

    public IStoreFile Create(string name) => files.Create(name);

    public void Rename(string name, string target) => files.Rename(name, target);

    public void Delete(string name) => files.Delete(name);

    public void FlushNames() => files.FlushNames();

    public IDisposable? TryLock() => files.TryLock();
}
