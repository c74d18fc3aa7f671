using System;
using System.Collections.Generic;

namespace Edge.NanoSim.Heap;

/// <summary>
/// The heap as the device accounts it. It is collected when the budget is met, and also whenever the bytes in use would rise above what is known to have
/// been needed so far by more than a margin: so the peak tells what the program needs and not how much rubbish lay about.
/// </summary>
internal sealed class NanoHeap(long budget, Action<HeapMarker> markRoots)
{
    // The peak is exact to one part in this.
    private const int MarginPart = 64;
    private const long MinimumMargin = 20 * HeapLayout.BlockBytes;

    private readonly List<NanoObject> _objects = [];
    private readonly HeapMarker _marker = new();
    private long _needed;
    private long _trigger = MinimumMargin;

    /// <summary>Bytes that the device may use.</summary>
    public long Budget { get; } = budget;

    /// <summary>Bytes in use, rubbish included.</summary>
    public long InUse { get; private set; }

    /// <summary>The most bytes in use, with a margin of rubbish of one part in 64.</summary>
    public long Peak { get; private set; }

    /// <summary>Bytes handed out in all.</summary>
    public long Allocated { get; private set; }

    /// <summary>Objects made in all.</summary>
    public long Allocations { get; private set; }

    /// <summary>Collections that met the budget.</summary>
    public int Collections { get; private set; }

    /// <summary>Makes room for an object before it is made.</summary>
    /// <returns>Whether there is room within the budget.</returns>
    public bool Reserve(long bytes)
    {
        if (bytes > (long)HeapLayout.MaxObjectBlocks * HeapLayout.BlockBytes)
            return false;
        if (InUse + bytes > Math.Min(_trigger, Budget))
        {
            bool isFull = InUse + bytes > Budget;
            Collect();
            if (isFull)
                Collections++;
            if (InUse + bytes > Budget)
                return false;
            _needed = Math.Max(_needed, InUse + bytes);
            _trigger = _needed + Math.Max(MinimumMargin, _needed / MarginPart);
        }
        InUse += bytes;
        Peak = Math.Max(Peak, InUse);
        Allocated += bytes;
        return true;
    }

    /// <summary>Keeps account of an object whose bytes were reserved.</summary>
    public void Add(NanoObject item, long bytes)
    {
        item.Bytes = bytes;
        Allocations++;
        _objects.Add(item);
    }

    /// <summary>Gives back what is no object: a stack frame.</summary>
    public void Release(long bytes)
    {
        InUse -= bytes;
        Allocated -= bytes;
    }

    /// <summary>Frees what no root reaches.</summary>
    public void Collect()
    {
        _marker.Begin();
        markRoots(_marker);
        _marker.Finish();
        int kept = 0;
        for (int k = 0; k < _objects.Count; k++)
        {
            NanoObject item = _objects[k];
            if (_marker.IsMarked(item))
                _objects[kept++] = item;
            else
                InUse -= item.Bytes;
        }
        _objects.RemoveRange(kept, _objects.Count - kept);
    }
}
