using Edge.NanoSim.Model;
using Mono.Cecil;

namespace Edge.NanoSim.Decoding;

/// <summary>The operand of a call, with the last class seen and the method found for it.</summary>
internal sealed class MethodSite(NanoMethod method)
{
    /// <summary>The method that the IL names.</summary>
    public NanoMethod Method { get; } = method;

    /// <summary>Its definition.</summary>
    public MethodDefinition Declared { get; } = method.Definition;

    /// <summary>Number of arguments, this included.</summary>
    public int Arguments { get; } = method.Arguments.Length;

    /// <summary>The class of the last call's object.</summary>
    public NanoClass? CachedType { get; set; }

    /// <summary>What that class runs.</summary>
    public NanoMethod? CachedMethod { get; set; }

    /// <summary>The class to make, for newobj.</summary>
    public NanoClass? NewType { get; init; }
}
