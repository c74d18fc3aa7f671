using System.Collections.Generic;

namespace Edge.Boards.Builds;

/// <summary>A part of a build.</summary>
/// <param name="Id">Its name within the build, as "panel".</param>
/// <param name="Name">What it is called, short enough for a drawing.</param>
/// <param name="Count">How many are needed.</param>
/// <param name="IsOptional">True where the build works without it.</param>
/// <param name="IsBuiltIn">True where it is in the board's case and wired there already.</param>
/// <param name="Form">How it is drawn.</param>
/// <param name="LookFor">What to look for when buying.</param>
/// <param name="Alternatives">What does as well.</param>
/// <param name="Pins">Its pins in their order on the part; empty where it has none.</param>
/// <param name="PinSource">Where the pins are from; null where there are none.</param>
public sealed record BuildPart(
    string Id,
    string Name,
    int Count,
    bool IsOptional,
    bool IsBuiltIn,
    PartForm Form,
    string LookFor,
    string Alternatives,
    IReadOnlyList<string> Pins,
    string? PinSource);
