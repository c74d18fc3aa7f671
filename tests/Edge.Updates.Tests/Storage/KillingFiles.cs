using System;
using System.Collections.Generic;
using System.Diagnostics;
using Edge.Updates.Storage;

namespace Edge.Updates.Tests.Storage;

/// <summary>A folder whose user is killed, as by SIGKILL, in the middle of an operation: half of the bytes are written, or the operation is not begun.</summary>
internal sealed class KillingFiles(IStoreFiles files, int operation) : IStoreFiles
{
    /// <summary>Operations so far.</summary>
    public int Operations { get; private set; }

    public IReadOnlyList<string> List() => files.List();

    public byte[] Read(string name, int maxBytes) => files.Read(name, maxBytes);

    public IStoreFile Create(string name)
    {
        Pass();
        return new KillingFile(this, files.Create(name));
    }

    public void Rename(string name, string target)
    {
        Pass();
        files.Rename(name, target);
    }

    public void Delete(string name)
    {
        Pass();
        files.Delete(name);
    }

    public void FlushNames()
    {
        Pass();
        files.FlushNames();
    }

    public IDisposable? TryLock() => files.TryLock();

    private void Pass(Action? half = null)
    {
        if (++Operations != operation)
            return;
        half?.Invoke();
        Process.GetCurrentProcess().Kill();
    }

    private sealed class KillingFile(KillingFiles owner, IStoreFile file) : IStoreFile
    {
        public void Write(ReadOnlySpan<byte> bytes)
        {
            byte[] half = bytes[..(bytes.Length / 2)].ToArray();
            owner.Pass(() => file.Write(half));
            file.Write(bytes);
        }

        public void Flush()
        {
            owner.Pass();
            file.Flush();
        }

        public void Dispose() => file.Dispose();
    }
}
