using Edge.NanoSim.Model;

namespace Edge.NanoSim.Heap;

/// <summary>An object of the simulated heap: an instance of a class or a struct, the static fields of a type, or, derived, an array, a string, a delegate.</summary>
internal class NanoObject
{
    private static readonly long[] NoNumbers = [];
    private static readonly object?[] NoReferences = [];

    public NanoObject(NanoClass type, int numbers, int references)
    {
        Type = type;
        Numbers = numbers == 0 ? NoNumbers : new long[numbers];
        References = references == 0 ? NoReferences : new object?[references];
    }

    /// <summary>The class.</summary>
    public NanoClass Type { get; set; }

    /// <summary>Fields that are numbers; a float is its bits, what is narrower than 64 bits is sign-extended from 32.</summary>
    public long[] Numbers { get; }

    /// <summary>Fields that are references; a struct is an object of its own here.</summary>
    public object?[] References { get; }

    /// <summary>Bytes on the device.</summary>
    public long Bytes { get; set; }

    /// <summary>The collection that found this object alive.</summary>
    public int Mark { get; set; }

    /// <summary>What a native class keeps inside (a list's items, a builder's text).</summary>
    public object? Native { get; set; }

    /// <summary>Reads a number by a managed pointer.</summary>
    public virtual long GetNumber(long index) => Numbers[index];

    /// <summary>Writes a number by a managed pointer.</summary>
    public virtual void SetNumber(long index, long value) => Numbers[index] = value;

    /// <summary>Reads a reference by a managed pointer.</summary>
    public virtual object? GetReference(long index) => References[index];

    /// <summary>Writes a reference by a managed pointer.</summary>
    public virtual void SetReference(long index, object? value) => References[index] = value;
}
