namespace Edge.Boards.Builds;

/// <summary>What runs over a wire, seen from the board.</summary>
public enum WireSignal
{
    /// <summary>Ground.</summary>
    Ground,

    /// <summary>3.3 volts.</summary>
    Volts33,

    /// <summary>5 volts.</summary>
    Volts5,

    /// <summary>The clock of SPI.</summary>
    SpiClock,

    /// <summary>SPI from the board (MOSI).</summary>
    SpiOutput,

    /// <summary>SPI to the board (MISO).</summary>
    SpiInput,

    /// <summary>The select line of an SPI part.</summary>
    SpiSelect,

    /// <summary>Data of I2C (SDA).</summary>
    I2cData,

    /// <summary>The clock of I2C (SCL).</summary>
    I2cClock,

    /// <summary>Whether SPI carries pixels or commands.</summary>
    DataCommand,

    /// <summary>Resets a part.</summary>
    Reset,

    /// <summary>Switches a screen's light.</summary>
    Backlight,

    /// <summary>A contact that a person closes.</summary>
    Button,

    /// <summary>Feeds an LED.</summary>
    Led,
}
