using System.Collections.Generic;
using Edge.NanoSim.Model;

namespace Edge.NanoSim.Heap;

/// <summary>A delegate to one method, or a list of such.</summary>
internal sealed class NanoDelegate : NanoObject
{
    public NanoDelegate(NanoClass type, NanoMethod method, NanoObject? target)
        : base(type, 0, 0)
    {
        Method = method;
        Target = target;
        List = [this];
    }

    public NanoDelegate(NanoClass type, IReadOnlyList<NanoDelegate> list)
        : base(type, 0, 0)
    {
        Method = list[^1].Method;
        Target = list[^1].Target;
        List = list;
    }

    /// <summary>The method, the last one of a list.</summary>
    public NanoMethod Method { get; }

    /// <summary>The object whose method it is; null for a static one.</summary>
    public NanoObject? Target { get; set; }

    /// <summary>The delegates that a call runs in turn.</summary>
    public IReadOnlyList<NanoDelegate> List { get; }
}
