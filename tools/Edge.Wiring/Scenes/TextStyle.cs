namespace Edge.Wiring.Scenes;

/// <summary>How a text is set.</summary>
public enum TextStyle
{
    /// <summary>The title of the drawing.</summary>
    Title,

    /// <summary>The name of the board or of a part.</summary>
    Name,

    /// <summary>The name of a pin with a wire.</summary>
    WiredPin,

    /// <summary>The name of a pin without one.</summary>
    FreePin,

    /// <summary>The mark of a pin on the board.</summary>
    Mark,

    /// <summary>The name of a landmark, a line of the legend or a remark.</summary>
    Note,
}
