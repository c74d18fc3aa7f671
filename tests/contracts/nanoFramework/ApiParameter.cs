namespace Edge.Contracts.Generator;

/// <summary>A parameter of a list: "out System.Int32 result", "System.Int32 fromBase = 10".</summary>
/// <param name="Passing">"ref", "out", "in" or nothing.</param>
/// <param name="Type">The type's full name.</param>
/// <param name="Name">The name.</param>
/// <param name="Default">The default as the list writes it, or null.</param>
internal sealed record ApiParameter(string Passing, string Type, string Name, string? Default);
