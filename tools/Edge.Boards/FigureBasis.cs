namespace Edge.Boards;

/// <summary>How a figure came to be known.</summary>
public enum FigureBasis
{
    /// <summary>A datasheet, a manual or the runtime's sources state it.</summary>
    Documented,

    /// <summary>Computed from documented figures.</summary>
    Derived,

    /// <summary>Measured; the source says on what.</summary>
    Measured,

    /// <summary>Estimated; the source says how.</summary>
    Estimated,

    /// <summary>Not known; the source says why.</summary>
    Unknown,
}
