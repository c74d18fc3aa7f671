namespace Edge.RaspberryPi.Controls;

/// <summary>What the LED says.</summary>
public enum LedState
{
    /// <summary>No digit is answered.</summary>
    Off,

    /// <summary>A digit is answered.</summary>
    On,

    /// <summary>Blinks: the camera or a display has a fault.</summary>
    Fault,
}
