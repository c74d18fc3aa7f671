namespace Edge.Boards;

/// <summary>A pin of a board.</summary>
/// <param name="Name">Its name, as "GPIO11", "PB8" or what the board uses it for, as "LCD_SELECT".</param>
/// <param name="Gpio">The number that System.Device.Gpio takes.</param>
/// <param name="Header">The pin's mark on the board, as "23" or "D13"; null where boards of the kind differ.</param>
public sealed record BoardPin(string Name, int Gpio, string? Header);
