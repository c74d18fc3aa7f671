namespace Edge.Boards;

/// <summary>What a pin of a board is.</summary>
public enum PinRole
{
    /// <summary>An input or output of the processor.</summary>
    Gpio,

    /// <summary>Ground.</summary>
    Ground,

    /// <summary>3.3 volts for parts.</summary>
    Volts33,

    /// <summary>5 volts for parts, where the board's own supply gives them.</summary>
    Volts5,

    /// <summary>Another voltage, or an input of power.</summary>
    Supply,

    /// <summary>A line of the board itself, as RESET.</summary>
    Control,
}
