using System;
using System.IO;

namespace Edge.Updates.Storage;

/// <summary>A file that is being written.</summary>
public interface IStoreFile : IDisposable
{
    /// <summary>Adds bytes.</summary>
    /// <exception cref="IOException">They cannot be written.</exception>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Returns when every byte is there after a power cut too.</summary>
    /// <exception cref="IOException">It cannot be done.</exception>
    void Flush();
}
