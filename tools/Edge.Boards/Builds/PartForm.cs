namespace Edge.Boards.Builds;

/// <summary>How a part is drawn.</summary>
public enum PartForm
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The board itself.</summary>
    Board,

    /// <summary>A module with a screen and a row of pins.</summary>
    Screen,

    /// <summary>A camera.</summary>
    Camera,

    /// <summary>A push button of two contacts.</summary>
    Button,

    /// <summary>An LED with a resistor before its long leg.</summary>
    Led,

    /// <summary>A chip.</summary>
    Chip,
}
