using Edge.NanoSim.Heap;
using Edge.NanoSim.Model;

namespace Edge.NanoSim.Execution;

/// <summary>The evaluation stack as what a pointer to a local or an argument leads into; the index is the slot's.</summary>
internal sealed unsafe class StackMemory(NanoClass type, long* numbers, object?[] references) : NanoObject(type, 0, 0)
{
    public override long GetNumber(long index) => numbers[index];

    public override void SetNumber(long index, long value) => numbers[index] = value;

    public override object? GetReference(long index) => references[index];

    public override void SetReference(long index, object? value) => references[index] = value;
}
