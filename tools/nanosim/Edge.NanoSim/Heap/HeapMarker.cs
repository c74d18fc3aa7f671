using System.Collections.Generic;

namespace Edge.NanoSim.Heap;

/// <summary>Marks what roots reach.</summary>
internal sealed class HeapMarker
{
    private readonly Stack<NanoObject> _grey = [];
    private int _mark;

    /// <summary>Begins a collection.</summary>
    public void Begin() => _mark++;

    /// <summary>Marks a root.</summary>
    public void Mark(object? value)
    {
        if (value is NanoObject item && item.Mark != _mark)
        {
            item.Mark = _mark;
            _grey.Push(item);
        }
    }

    /// <summary>Follows the references of what is marked.</summary>
    public void Finish()
    {
        while (_grey.TryPop(out NanoObject? item))
            Follow(item);
    }

    /// <summary>Whether an object is alive.</summary>
    public bool IsMarked(NanoObject item) => item.Mark == _mark;

    private void Follow(NanoObject item)
    {
        foreach (object? reference in item.References)
            Mark(reference);
        switch (item)
        {
            case NanoArray<object?> array:
                foreach (object? element in array.Data)
                    Mark(element);
                break;
            case NanoDelegate function:
                Mark(function.Target);
                foreach (NanoDelegate part in function.List)
                    Mark(part);
                break;
        }
        if (item.Native is IEnumerable<object?> inner)
            foreach (object? element in inner)
                Mark(element);
    }
}
