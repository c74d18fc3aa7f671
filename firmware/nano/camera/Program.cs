using nanoFramework.Hardware.Esp32;
using NativeGC = nanoFramework.Runtime.Native.GC;

namespace Edge.Nano.Camera;

/// <summary>The firmware with a camera and a panel, wired as hardware/nano-camera says.</summary>
public static class Program
{
    private const int Bus = 1;
    private const int CameraSelectPin = 10;
    private const int CameraClock = 8000000;
    private const int PanelAddress = 0x3C;

    /// <summary>Where the board starts.</summary>
    public static void Main()
    {
        Configuration.SetPinFunction(11, DeviceFunction.SPI1_MOSI);
        Configuration.SetPinFunction(12, DeviceFunction.SPI1_CLOCK);
        Configuration.SetPinFunction(13, DeviceFunction.SPI1_MISO);
        Configuration.SetPinFunction(8, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(9, DeviceFunction.I2C1_CLOCK);

        var clock = new BoardClock();
        var console = new BoardConsole();
        var camera = new ArducamMega(new SpiDeviceBus(Bus, CameraSelectPin, CameraClock), clock);
        var view = new PanelView(new Ssd1306(new I2cDeviceBus(Bus, PanelAddress)));
        var reader = new CameraReader(camera, new FrameDigitFinder(camera.Width, camera.Height), new DigitNetwork(), view, clock, console);
        console.Print("Free memory: " + NativeGC.Run(true) + " bytes.");
        reader.SelfTest();
        while (true)
            reader.Step();
    }
}
