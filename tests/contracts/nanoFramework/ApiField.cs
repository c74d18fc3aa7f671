namespace Edge.Contracts.Generator;

/// <summary>A field of a list: "static const System.Int32 MaxValue = 2147483647".</summary>
/// <param name="Modifiers">The words before the type.</param>
/// <param name="Type">The type's full name.</param>
/// <param name="Name">The name.</param>
/// <param name="Value">The value of a constant as the list writes it, or null.</param>
internal sealed record ApiField(string Modifiers, string Type, string Name, string? Value);
