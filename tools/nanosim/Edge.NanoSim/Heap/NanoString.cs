using Edge.NanoSim.Model;

namespace Edge.NanoSim.Heap;

/// <summary>A string: text in flash when it is a literal, else UTF-8 on the heap.</summary>
internal sealed class NanoString(NanoClass type, string text) : NanoObject(type, 0, 0)
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;

    public override string ToString() => Text;
}
