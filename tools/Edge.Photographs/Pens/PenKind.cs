namespace Edge.Photographs.Pens;

/// <summary>What one writes with.</summary>
internal enum PenKind
{
    /// <summary>A ballpoint: thin, blue or black, a little uneven.</summary>
    Ballpoint,

    /// <summary>A fineliner or gel pen: thin, even.</summary>
    Fineliner,

    /// <summary>A pencil: grey, grainy.</summary>
    Pencil,

    /// <summary>A felt pen: wide, even.</summary>
    Felt,

    /// <summary>A marker: as wide as the data set's strokes.</summary>
    Marker,

    /// <summary>Chalk on a board: light, very grainy.</summary>
    Chalk,

    /// <summary>A finger on a screen: even, light or dark.</summary>
    Screen,
}
