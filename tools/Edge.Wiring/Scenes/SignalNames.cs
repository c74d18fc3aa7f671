using Edge.Boards.Builds;

namespace Edge.Wiring.Scenes;

/// <summary>What people call the signals.</summary>
public static class SignalNames
{
    /// <summary>The name of a signal, for legends and tables.</summary>
    public static string Of(WireSignal signal) => signal switch
    {
        WireSignal.Ground => "ground",
        WireSignal.Volts33 => "3.3 V",
        WireSignal.Volts5 => "5 V",
        WireSignal.SpiClock => "SPI clock (SCK)",
        WireSignal.SpiOutput => "SPI to the part (MOSI)",
        WireSignal.SpiInput => "SPI from the part (MISO)",
        WireSignal.SpiSelect => "SPI select (CS)",
        WireSignal.I2cData => "I2C data (SDA)",
        WireSignal.I2cClock => "I2C clock (SCL)",
        WireSignal.DataCommand => "data or command (DC)",
        WireSignal.Reset => "reset",
        WireSignal.Backlight => "screen's light",
        WireSignal.Button => "button",
        _ => "LED",
    };
}
