using Edge.NanoSim.Heap;
using Edge.NanoSim.Model;

namespace Edge.NanoSim.Execution;

/// <summary>What ldtoken pushes: a handle that takes no heap.</summary>
internal sealed class TokenObject(NanoClass type, object token) : NanoObject(type, 0, 0)
{
    /// <summary>The field, type or method.</summary>
    public object Token { get; } = token;
}
