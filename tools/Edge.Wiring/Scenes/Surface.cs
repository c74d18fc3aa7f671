namespace Edge.Wiring.Scenes;

/// <summary>What something is drawn on; each has its colours for a light and for a dark page.</summary>
public enum Surface
{
    /// <summary>The sheet.</summary>
    Sheet,

    /// <summary>The circuit board of the board.</summary>
    Board,

    /// <summary>The circuit board of a part.</summary>
    Module,

    /// <summary>A socket or a can of metal.</summary>
    Metal,

    /// <summary>A chip or a lens.</summary>
    Chip,

    /// <summary>The glass of a screen.</summary>
    Glass,
}
