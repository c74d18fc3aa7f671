namespace Edge.Nano.Headless;

/// <summary>The firmware without camera and screen: proves the network on the board, then answers pictures that come over a serial port.</summary>
public static class Program
{
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
        SerialDevicePort? port = FramePort.Open();
        FrameServer server = console;
        if (port != null)
        {
            server = new FrameServer(port, network, heap, LargestPicture);
            server.Start();
        }
        while (true)
            server.Step(IdleMilliseconds);
    }
}
