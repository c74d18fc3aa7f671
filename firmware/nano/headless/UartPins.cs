namespace Edge.Nano.Headless;

/// <summary>The pins of the serial port: the firmware of most boards has fixed them.</summary>
internal static class UartPins
{
    /// <summary>Nothing to do.</summary>
    public static void Assign()
    {
    }
}
