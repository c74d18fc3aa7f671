using System.Collections.Generic;

namespace Edge.Boards.Builds;

/// <summary>The signals with the words of build files.</summary>
public static class WireSignals
{
    private static readonly Dictionary<string, WireSignal> ByWord = new()
    {
        ["ground"] = WireSignal.Ground,
        ["3v3"] = WireSignal.Volts33,
        ["5v"] = WireSignal.Volts5,
        ["spi-clock"] = WireSignal.SpiClock,
        ["spi-output"] = WireSignal.SpiOutput,
        ["spi-input"] = WireSignal.SpiInput,
        ["spi-select"] = WireSignal.SpiSelect,
        ["i2c-data"] = WireSignal.I2cData,
        ["i2c-clock"] = WireSignal.I2cClock,
        ["data-command"] = WireSignal.DataCommand,
        ["reset"] = WireSignal.Reset,
        ["backlight"] = WireSignal.Backlight,
        ["button"] = WireSignal.Button,
        ["led"] = WireSignal.Led,
    };

    /// <summary>Every signal by its word.</summary>
    public static IReadOnlyDictionary<string, WireSignal> Words => ByWord;

    /// <summary>The role of the board's pin that a signal needs.</summary>
    public static PinRole Role(WireSignal signal) => signal switch
    {
        WireSignal.Ground => PinRole.Ground,
        WireSignal.Volts33 => PinRole.Volts33,
        WireSignal.Volts5 => PinRole.Volts5,
        _ => PinRole.Gpio,
    };

    /// <summary>The bus and its line that a signal belongs to; null where it takes any free pin, as a select line does.</summary>
    public static (BusKind Kind, string Line)? BusLine(WireSignal signal) => signal switch
    {
        WireSignal.SpiClock => (BusKind.Spi, "clock"),
        WireSignal.SpiOutput => (BusKind.Spi, "output"),
        WireSignal.SpiInput => (BusKind.Spi, "input"),
        WireSignal.I2cData => (BusKind.I2c, "data"),
        WireSignal.I2cClock => (BusKind.I2c, "clock"),
        _ => null,
    };
}
