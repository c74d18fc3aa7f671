using Edge.NanoSim.Model;

namespace Edge.NanoSim.Heap;

/// <summary>A boxed number; a boxed struct is a copy of its object.</summary>
internal sealed class NanoBox(NanoClass type, ValueKind kind, long value) : NanoObject(type, 0, 0)
{
    /// <summary>Kind of the number.</summary>
    public ValueKind Kind { get; } = kind;

    /// <summary>The number; a float is its bits.</summary>
    public long Value { get; set; } = value;

    public override long GetNumber(long index) => Value;

    public override void SetNumber(long index, long value) => Value = value;
}
