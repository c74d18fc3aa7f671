using System;
using System.Collections.Generic;

namespace Edge.Contracts.Generator;

/// <summary>A type of a list with its public and protected members.</summary>
/// <param name="Kind">"class", "struct", "interface", "enum" or "delegate".</param>
/// <param name="Modifiers">"static", "sealed", "abstract" or nothing.</param>
/// <param name="FullName">Namespace and name; a nested type is written Outer/Inner.</param>
/// <param name="Base">The full name of the base class, or null.</param>
/// <param name="Interfaces">The full names of all interfaces.</param>
internal sealed record ApiType(string Kind, string Modifiers, string FullName, string? Base, IReadOnlyList<string> Interfaces)
{
    /// <summary>The fields in the order of the list.</summary>
    public List<ApiField> Fields { get; } = [];

    /// <summary>The methods in the order of the list.</summary>
    public List<ApiMethod> Methods { get; } = [];

    /// <summary>The namespace.</summary>
    public string Namespace => FullName[..FullName.LastIndexOf('.')];

    /// <summary>The name without namespace and outer type.</summary>
    public string Name => FullName[(FullName.LastIndexOfAny(['.', '/']) + 1)..];

    /// <summary>The full name of the type that it is nested in, or null.</summary>
    public string? Outer => FullName.LastIndexOf('/') is int slash and >= 0 ? FullName[..slash] : null;

    /// <summary>Whether it has type parameters. Firmware 1.x cannot run them, so the contract leaves such types out.</summary>
    public bool IsGeneric => FullName.Contains('`', StringComparison.Ordinal);

    /// <summary>Whether a class or struct can have no members to override.</summary>
    public bool IsClosed => Kind == "struct" || Modifiers == "sealed" || Modifiers == "static";
}
