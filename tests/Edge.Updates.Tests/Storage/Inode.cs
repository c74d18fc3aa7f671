using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Updates.Tests.Storage;

/// <summary>The content of a file on a <see cref="CrashingDisk"/>.</summary>
internal sealed class Inode
{
    private readonly List<byte[]> _pending = [];
    private byte[] _durable = [];

    /// <summary>Bytes that a reader sees.</summary>
    public int Length => _durable.Length + _pending.Sum(p => p.Length);

    public byte[] Current() => [.. _durable, .. _pending.SelectMany(p => p)];

    public void Write(ReadOnlySpan<byte> bytes) => _pending.Add(bytes.ToArray());

    public void Flush()
    {
        _durable = Current();
        _pending.Clear();
    }

    /// <summary>The content after a power cut.</summary>
    public Inode AfterCut(Func<bool> survives, Random random)
    {
        byte[] all = Current(), after = new byte[all.Length];
        _durable.CopyTo(after, 0);
        int position = _durable.Length, end = position;
        foreach (byte[] write in _pending)
        {
            // What did not arrive reads as zeros where something behind it did.
            int count = survives() ? write.Length : random.Next(3) == 0 ? random.Next(write.Length + 1) : 0;
            all.AsSpan(position, count).CopyTo(after.AsSpan(position));
            if (count > 0)
                end = position + count;
            position += write.Length;
        }
        // The length may have arrived without the bytes.
        return new Inode { _durable = random.Next(4) == 0 ? after : after[..end] };
    }
}
