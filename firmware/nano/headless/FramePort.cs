using System;
using System.IO.Ports;

namespace Edge.Nano.Headless;

/// <summary>The serial port that frames come over.</summary>
internal static class FramePort
{
    private const int BaudRate = 115200;

    /// <summary>Opens the first port that the firmware has free: COM1 is missing where the debugger's wire protocol runs over it.</summary>
    /// <returns>The port; null where none opens, which the console says.</returns>
    public static SerialDevicePort? Open()
    {
        UartPins.Assign();
        foreach (string name in PortNames())
        {
            try
            {
                var port = new SerialDevicePort(name, BaudRate);
                Console.WriteLine("Frames are taken on " + name + " at " + BaudRate + " baud.");
                return port;
            }
            catch (Exception e)
            {
                Console.WriteLine(name + ": expected a port that opens, got '" + e.Message + "'; an ESP32 needs the application headless-esp32, see firmware/nano/headless/README.md.");
            }
        }
        Console.WriteLine("Expected a serial port that is free, got none; the board answers no frames.");
        return null;
    }

    private static string[] PortNames()
    {
        try
        {
            return SerialPort.GetPortNames();
        }
        catch (Exception)
        {
            // A firmware without serial ports has the names of the library and not its native half.
            return new string[0];
        }
    }
}
