using System;
using Edge.Micro.Updates.Slots;

namespace Edge.Updates.Tests.Slots;

/// <summary>A slot of a board in memory.</summary>
internal sealed class MemorySlot(int capacity) : IModelSlot
{
    private byte[] _bytes = [];

    public int Capacity => capacity;

    public int Length => _bytes.Length;

    public void Read(int position, byte[] buffer, int offset, int count) => Array.Copy(_bytes, position, buffer, offset, count);

    public void Erase() => _bytes = [];

    public void Append(byte[] buffer, int offset, int count)
    {
        Assert.InRange(_bytes.Length + count, 0, capacity);
        _bytes = [.. _bytes, .. buffer.AsSpan(offset, count)];
    }

    /// <summary>Becomes any bytes, as after a power cut.</summary>
    public void Become(byte[] bytes) => _bytes = bytes;
}
