using System.Collections.Generic;

namespace Edge.Boards.Builds;

/// <summary>A device that a person can build: a board, parts and wires, as a file of hardware/*/build.json describes it.</summary>
/// <param name="Id">The name of its folder, as "nano-camera".</param>
/// <param name="Name">What it is called, for headings.</param>
/// <param name="Audience">Whom it is for, in one sentence.</param>
/// <param name="Shows">What it shows when it works, in one sentence.</param>
/// <param name="Board">The board.</param>
/// <param name="Firmware">The folder of its program, from the repository's root.</param>
/// <param name="Parts">What it is made of, in the order of a shopping list.</param>
/// <param name="Wires">What is wired to what.</param>
/// <param name="Cables">Ready-made cables from parts to sockets of the board.</param>
public sealed record Build(
    string Id,
    string Name,
    string Audience,
    string Shows,
    Board Board,
    string Firmware,
    IReadOnlyList<BuildPart> Parts,
    IReadOnlyList<BuildWire> Wires,
    IReadOnlyList<BuildCable> Cables)
{
    /// <inheritdoc/>
    public override string ToString() => Id;
}
