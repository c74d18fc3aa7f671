using System.Collections;
using System.Collections.Generic;
using Edge.NanoSim.Execution;
using Edge.NanoSim.Heap;
using Edge.NanoSim.Model;

namespace Edge.NanoSim.Natives;

/// <summary>The items of an ArrayList, in an array of the simulated heap that doubles.</summary>
internal sealed class ListItems(ObjectFactory factory, NanoProgram program, int capacity) : IEnumerable<object?>
{
    private NanoArray _array = NewArray(factory, program, capacity);

    /// <summary>Number of items.</summary>
    public int Count { get; private set; }

    /// <summary>An item.</summary>
    public object? this[int index]
    {
        get => _array.GetReference(index);
        set => _array.SetReference(index, value);
    }

    /// <summary>Appends.</summary>
    public int Add(object? value)
    {
        if (Count == _array.Length)
        {
            NanoArray larger = NewArray(factory, program, Count * 2);
            for (int i = 0; i < Count; i++)
                larger.SetReference(i, _array.GetReference(i));
            _array = larger;
        }
        _array.SetReference(Count, value);
        return Count++;
    }

    /// <summary>Removes an item and closes the gap.</summary>
    public void RemoveAt(int index)
    {
        for (int i = index; i < Count - 1; i++)
            this[i] = this[i + 1];
        this[--Count] = null;
    }

    /// <summary>Empties the list.</summary>
    public void Clear()
    {
        for (int i = 0; i < Count; i++)
            this[i] = null;
        Count = 0;
    }

    /// <summary>The index of a value, or -1.</summary>
    public int IndexOf(object? value)
    {
        for (int i = 0; i < Count; i++)
            if (ObjectNatives.AreEqual(this[i], value))
                return i;
        return -1;
    }

    /// <summary>What the collector follows.</summary>
    public IEnumerator<object?> GetEnumerator()
    {
        yield return _array;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static NanoArray NewArray(ObjectFactory factory, NanoProgram program, int length) =>
        factory.NewArray(program.CoreType("System.Object"), ValueKind.Reference, null, length);
}
