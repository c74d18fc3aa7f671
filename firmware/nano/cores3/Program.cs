using nanoFramework.Hardware.Esp32;
using NativeGC = nanoFramework.Runtime.Native.GC;

namespace Edge.Nano.CoreS3;

/// <summary>The firmware of an M5Stack CoreS3: draw a digit with a finger.</summary>
public static class Program
{
    private const int Bus = 1;
    private const int ScreenSelectPin = 3;
    private const int ScreenDataCommandPin = 35;
    private const int ScreenClock = 40000000;

    // The board's SPI input is the screen's data/command line; the port needs some input pin, so it gets one that leads nowhere.
    private const int UnusedPin = 39;

    /// <summary>Where the board starts.</summary>
    public static void Main()
    {
        Configuration.SetPinFunction(12, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(11, DeviceFunction.I2C1_CLOCK);
        Configuration.SetPinFunction(37, DeviceFunction.SPI1_MOSI);
        Configuration.SetPinFunction(36, DeviceFunction.SPI1_CLOCK);
        Configuration.SetPinFunction(UnusedPin, DeviceFunction.SPI1_MISO);

        var clock = new BoardClock();
        var console = new BoardConsole();
        var power = new BoardPower(new I2cDeviceBus(Bus, BoardPower.SupplyAddress), new I2cDeviceBus(Bus, BoardPower.ExpanderAddress), clock);
        var screen = new Ili9342(new SpiDeviceBus(Bus, ScreenSelectPin, ScreenClock), new GpioOutputPin(ScreenDataCommandPin), clock);
        var reader = new PadReader(power, new Ft6336(new I2cDeviceBus(Bus, Ft6336.Address)), screen, new DigitNetwork(), clock, console);
        console.Print("Free memory: " + NativeGC.Run(true) + " bytes.");
        while (true)
            reader.Step();
    }
}
