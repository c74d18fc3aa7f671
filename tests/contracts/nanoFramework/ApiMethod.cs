using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Contracts.Generator;

/// <summary>A method, constructor or accessor of a list.</summary>
/// <param name="Modifiers">The words before the return type: "protected", "static", "virtual" ...</param>
/// <param name="ReturnType">The full name of the return type.</param>
/// <param name="Name">The metadata name: ".ctor", "get_Length", "op_Equality", "Sleep".</param>
/// <param name="Parameters">The parameters in order.</param>
internal sealed record ApiMethod(IReadOnlyList<string> Modifiers, string ReturnType, string Name, IReadOnlyList<ApiParameter> Parameters)
{
    /// <summary>Whether a modifier stands there.</summary>
    public bool Is(string modifier) => Modifiers.Contains(modifier);

    /// <summary>Whether it reads or writes a property.</summary>
    public bool IsAccessor => IsGetter || (Name.StartsWith("set_", StringComparison.Ordinal) && ReturnType == "System.Void");

    /// <summary>Whether it reads a property.</summary>
    public bool IsGetter => Name.StartsWith("get_", StringComparison.Ordinal);

    /// <summary>Whether it adds to or removes from an event.</summary>
    public bool IsEventAccessor => Name.StartsWith("add_", StringComparison.Ordinal) || Name.StartsWith("remove_", StringComparison.Ordinal);

    /// <summary>The name of the property or event behind an accessor.</summary>
    public string Owner => Name[(Name.IndexOf('_', StringComparison.Ordinal) + 1)..];

    /// <summary>The parameters of the property behind an accessor: those of an indexer, without the value.</summary>
    public IEnumerable<ApiParameter> IndexParameters => IsGetter ? Parameters : Parameters.SkipLast(1);

    /// <summary>What makes two methods the same for an interface: name and parameter types.</summary>
    public string Signature => Name + "(" + string.Join(",", Parameters.Select(p => p.Passing + p.Type)) + ")";
}
