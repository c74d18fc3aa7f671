using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Updates.Storage;

namespace Edge.Updates.Tests.Storage;

/// <summary>
/// A disk as POSIX promises it and no better: until a file is flushed, each of its writes may be lost, torn or there, in any order, its length with or without
/// them; until names are flushed, each change of a name may be lost or there, in any order. Only a rename is whole or not at all.
/// </summary>
internal sealed class CrashingDisk : IStoreFiles
{
    private readonly Dictionary<string, Inode> _durable;
    private readonly Dictionary<string, Inode> _names;
    private readonly List<Action<Dictionary<string, Inode>>> _pending = [];

    public CrashingDisk(Dictionary<string, Inode>? durable = null)
    {
        _durable = durable ?? [];
        _names = new Dictionary<string, Inode>(_durable);
    }

    /// <summary>The moment of the power cut: each operation counts one, each byte that is written another.</summary>
    public long CutAt { get; set; } = long.MaxValue;

    /// <summary>Moments so far.</summary>
    public long Moments { get; private set; }

    /// <summary>Whether flushes do nothing, as those of a bad card.</summary>
    public bool Lies { get; init; }

    /// <summary>A disk with what is safe on this one.</summary>
    /// <param name="lies">Whether its flushes do nothing.</param>
    public CrashingDisk Copy(bool lies) => new(new Dictionary<string, Inode>(_durable)) { Lies = lies };

    public IReadOnlyList<string> List() => [.. _names.Keys];

    public byte[] Read(string name, int maxBytes)
    {
        if (!_names.TryGetValue(name, out Inode? inode) || inode.Length > maxBytes)
            throw new FileNotFoundException(name);
        return inode.Current();
    }

    public IStoreFile Create(string name)
    {
        Pass(1);
        var inode = new Inode();
        Change(names => names[name] = inode);
        return new OpenFile(this, inode);
    }

    public void Rename(string name, string target)
    {
        Pass(1);
        Inode inode = _names[name];
        Change(names =>
        {
            // The name may have another file by then, where earlier changes were lost.
            if (names.TryGetValue(name, out Inode? there) && there == inode)
                names.Remove(name);
            names[target] = inode;
        });
    }

    public void Delete(string name)
    {
        Pass(1);
        if (_names.TryGetValue(name, out Inode? inode))
            Change(names =>
            {
                if (names.TryGetValue(name, out Inode? there) && there == inode)
                    names.Remove(name);
            });
    }

    public void FlushNames()
    {
        Pass(1);
        if (Lies)
            return;
        _durable.Clear();
        foreach ((string name, Inode inode) in _names)
            _durable[name] = inode;
        _pending.Clear();
    }

    public IDisposable? TryLock() => new MemoryStream();

    /// <summary>What is there when the power is back.</summary>
    /// <param name="survives">Decides for each change, by lot or not, whether it had reached the disk.</param>
    /// <param name="random">Tears what did not.</param>
    public CrashingDisk Restart(Func<bool> survives, Random random)
    {
        var names = new Dictionary<string, Inode>(_durable);
        foreach (Action<Dictionary<string, Inode>> change in _pending)
            if (survives())
                change(names);
        Dictionary<Inode, Inode> after = names.Values.Distinct().ToDictionary(i => i, i => i.AfterCut(survives, random));
        return new CrashingDisk(names.ToDictionary(n => n.Key, n => after[n.Value])) { Lies = Lies };
    }

    private void Change(Action<Dictionary<string, Inode>> change)
    {
        change(_names);
        _pending.Add(change);
    }

    // The number of moments that pass before the cut; throws where not all do.
    private void Pass(int moments, Action<int>? part = null)
    {
        long left = CutAt - Moments;
        if (left < moments)
        {
            Moments = CutAt;
            part?.Invoke((int)left);
            throw new PowerCutException();
        }
        Moments += moments;
        part?.Invoke(moments);
    }

    private sealed class OpenFile(CrashingDisk disk, Inode inode) : IStoreFile
    {
        public void Write(ReadOnlySpan<byte> bytes)
        {
            byte[] copy = bytes.ToArray();
            disk.Pass(copy.Length, reached => inode.Write(copy.AsSpan(0, reached)));
        }

        public void Flush()
        {
            disk.Pass(1);
            if (!disk.Lies)
                inode.Flush();
        }

        public void Dispose()
        {
        }
    }
}
