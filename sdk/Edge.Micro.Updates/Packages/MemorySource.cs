using System;

namespace Edge.Micro.Updates.Packages;

/// <summary>A package in memory.</summary>
public sealed class MemorySource : IPackageSource
{
    private readonly byte[] _bytes;

    /// <summary>Makes it.</summary>
    /// <param name="bytes">The whole package; not copied.</param>
    public MemorySource(byte[] bytes) => _bytes = bytes;

    /// <inheritdoc/>
    public int Length => _bytes.Length;

    /// <inheritdoc/>
    public void Read(int position, byte[] buffer, int offset, int count) => Array.Copy(_bytes, position, buffer, offset, count);
}
