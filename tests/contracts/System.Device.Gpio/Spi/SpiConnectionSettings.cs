namespace System.Device.Spi;

// Settings are data, so that fakes can hand them back.
public sealed class SpiConnectionSettings(int busId, int chipSelectLine = -1)
{
    public int BusId { get; set; } = busId;

    public int ChipSelectLine { get; set; } = chipSelectLine;

    public SpiMode Mode { get; set; }

    public int ClockFrequency { get; set; } = 500_000;
}
