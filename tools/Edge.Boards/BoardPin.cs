namespace Edge.Boards;

/// <summary>A pin of a board.</summary>
/// <param name="Name">Its name, as "GPIO11", "PB8", "GND_6" or what the board uses it for, as "LCD_SELECT".</param>
/// <param name="Role">What it is.</param>
/// <param name="Gpio">The number that System.Device.Gpio takes; null where it is no GPIO.</param>
/// <param name="Header">The pin's mark on the board, as "23" or "D13"; null where boards of the kind differ or where no wire can be put.</param>
/// <param name="Reserved">Why nothing may be wired to it; null where it is free.</param>
public sealed record BoardPin(string Name, PinRole Role, int? Gpio, string? Header, string? Reserved)
{
    /// <summary>What a person calls the pin: "GND" for one of several grounds, else its name.</summary>
    public string Title => Role switch
    {
        PinRole.Ground => "GND",
        PinRole.Volts33 => "3V3",
        PinRole.Volts5 => "5V",
        _ => Name,
    };
}
