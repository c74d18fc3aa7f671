namespace Edge.RaspberryPi.Controls;

/// <summary>What a person did with the button.</summary>
public enum ButtonPress
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>Pressed and let go.</summary>
    Press,

    /// <summary>Held for a while; it counts while it is still held.</summary>
    Hold,
}
