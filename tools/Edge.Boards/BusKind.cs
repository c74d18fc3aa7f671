namespace Edge.Boards;

/// <summary>Kinds of buses.</summary>
public enum BusKind
{
    /// <summary>The serial peripheral interface: clock, output, input and a select line a device.</summary>
    Spi,

    /// <summary>The two-wire bus: clock and data.</summary>
    I2c,
}
