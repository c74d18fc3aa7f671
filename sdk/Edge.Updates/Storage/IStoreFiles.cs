using System;
using System.Collections.Generic;
using System.IO;

namespace Edge.Updates.Storage;

/// <summary>The folder of a store, by the operations that a file system gives guarantees for. Names are without a path.</summary>
public interface IStoreFiles
{
    /// <summary>Names of the files that are there.</summary>
    IReadOnlyList<string> List();

    /// <summary>Reads a file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="maxBytes">The most that is read.</param>
    /// <exception cref="IOException">It is not there, cannot be read or is larger.</exception>
    byte[] Read(string name, int maxBytes);

    /// <summary>Makes an empty file; one that is there is emptied.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    IStoreFile Create(string name);

    /// <summary>Gives a file another name, whole or not at all; a file that has it is replaced.</summary>
    /// <exception cref="IOException">It cannot be done.</exception>
    void Rename(string name, string target);

    /// <summary>Removes a file.</summary>
    /// <exception cref="IOException">It cannot be done.</exception>
    void Delete(string name);

    /// <summary>Returns when every name that was made, changed or removed is so after a power cut too.</summary>
    /// <exception cref="IOException">It cannot be done.</exception>
    void FlushNames();

    /// <summary>Keeps other programs from changing the store.</summary>
    /// <returns>What lets them again; null where one is changing it.</returns>
    IDisposable? TryLock();
}
