using nanoFramework.Hardware.Esp32;

namespace Edge.Nano.Headless;

/// <summary>The pins of the serial port: those of an ESP32's COM2 are free to choose. 17 and 18 are free on ESP32 and ESP32-S3 boards and are port C of M5Stack's CoreS3.</summary>
internal static class UartPins
{
    private const int Transmit = 17;
    private const int Receive = 18;

    /// <summary>Gives COM2 its pins.</summary>
    public static void Assign()
    {
        Configuration.SetPinFunction(Transmit, DeviceFunction.COM2_TX);
        Configuration.SetPinFunction(Receive, DeviceFunction.COM2_RX);
    }
}
