using System.Collections.Generic;

namespace Edge.Boards;

/// <summary>Where the pins of a board stand, as it is drawn.</summary>
/// <param name="IsHeader">True where both columns stand side by side in one header, false where there is one at each edge.</param>
/// <param name="Left">The left column from the top; null where there is no pin.</param>
/// <param name="Right">The right column from the top; null where there is no pin.</param>
/// <param name="Landmarks">What a person knows the board by.</param>
/// <param name="Source">Where this is from.</param>
public sealed record BoardLayout(
    bool IsHeader,
    IReadOnlyList<BoardPin?> Left,
    IReadOnlyList<BoardPin?> Right,
    IReadOnlyList<BoardLandmark> Landmarks,
    string Source);
