using System;
using System.IO.Ports;

namespace Edge.Nano.Headless;

/// <summary>The firmware without camera and screen: proves the network on the board, then answers pictures that come over a serial port.</summary>
public static class Program
{
    private const int BaudRate = 115200;
    private const int IdleMilliseconds = 10000;
    private const int LargestPicture = 96 * 96;
    private const int SmallestPicture = 28 * 28;

    /// <summary>Where the board starts.</summary>
    public static void Main()
    {
        var network = new DigitNetwork();
        var heap = new NativeHeap();
        var console = new FrameServer(new ConsolePort(), network, heap, SmallestPicture);
        console.Start();
        SerialDevicePort? port = Open();
        FrameServer server = console;
        if (port != null)
        {
            server = new FrameServer(port, network, heap, LargestPicture);
            server.Start();
        }
        while (true)
            server.Step(IdleMilliseconds);
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

    // The first port that the firmware has free and that opens: COM1 is missing where the debugger's wire protocol runs over it.
    private static SerialDevicePort? Open()
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
}
