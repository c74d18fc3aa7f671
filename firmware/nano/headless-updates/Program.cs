using System;
using Edge.Micro;
using Edge.Micro.Updates.Packages;
using Edge.Micro.Updates.Slots;

namespace Edge.Nano.Headless;

/// <summary>The headless firmware whose network comes in signed packages over the serial port, and stays in two files of the internal flash.</summary>
public static class Program
{
    private const string PackageName = "digits";

    // Both and the file system's own blocks fit into the 256 KB that nanoFramework leaves for files on an ESP32 with 4 MB of flash.
    private const int SlotBytes = 64 * 1024;
    private const int LargestModelBytes = 60000;
    private const int IdleMilliseconds = 10000;
    private const int LargestPicture = 96 * 96;
    private const int SmallestPicture = 28 * 28;

    /// <summary>Where the board starts.</summary>
    public static void Main()
    {
        var store = new BoardStore(new FileSlot("I:\\model-a", SlotBytes), new FileSlot("I:\\model-b", SlotBytes), new KeyCheck(Key()), PackageName,
            new ModelLimits { MaxBytes = LargestModelBytes }, Interpreter.DefaultPackedBytes);
        Open(store);
        var network = new StoredNetwork(store);
        var heap = new NativeHeap();
        var server = new FrameServer(new ConsolePort(), network, heap, SmallestPicture);
        // Before the first package there is nothing to test.
        if (store.Active != null)
            server.Start();
        SerialDevicePort? port = FramePort.Open();
        if (port != null)
        {
            server = new FrameServer(port, network, heap, LargestPicture) { Handler = new UpdateServer(store) };
            if (store.Active != null)
                server.Start();
        }
        while (true)
            server.Step(IdleMilliseconds);
    }

    // What is no key is refused with each package, in a sentence that the sender reads too.
    private static byte[] Key()
    {
        byte[]? key = KeyDigits.Read(PublicKey.Digits);
        if (key != null)
            return key;
        Console.WriteLine("Expected a public key of 128 hexadecimal digits in PublicKey.cs, got " + PublicKey.Digits.Length + " characters; paste the line that 'quantize keygen' prints for boards.");
        return new byte[0];
    }

    private static void Open(BoardStore store)
    {
        try
        {
            store.Open();
        }
        catch (Exception e)
        {
            Console.WriteLine("I:: expected files of the internal flash, got '" + e.Message + "'; flash a firmware that has them.");
        }
        if (store.Fault != null)
            Console.WriteLine(store.Fault);
        if (store.Active == null)
            Console.WriteLine("Expected a network in I:, got none that passes every check; send a package, as docs/updates.md says.");
    }
}
