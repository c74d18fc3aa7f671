using System;
using System.Linq;
using Edge.Testing;

namespace Edge.NanoSim.Tests;

/// <summary>
/// The headless firmware with updates as the build makes it, on a simulated ESP32: it starts without a network, takes a package's bytes into a file, and refuses
/// them, as the sources hold no key to trust. What a signed package does is proved on .NET.
/// </summary>
public class HeadlessUpdatesTests
{
    private const int Esp32HeapBytes = 110 * 1024;

    [SkippableFact]
    public void WithoutAKeyItTakesBytesAndNoPackage()
    {
        NanoCompiler.CoreLibraryOrSkip();
        byte[] digit = new byte[784], package = PackageStart();
        byte[] frames =
        [
            .. HeadlessBoard.Frame(4, 1, 0, 0, []), .. HeadlessBoard.Frame(1, 2, 28, 28, digit), .. HeadlessBoard.Frame(6, 3, 0, 0, []),
            .. Chunk(4, 0, package[..30]), .. Chunk(5, 30, package[30..]), .. Chunk(6, 30, package[30..]), .. HeadlessBoard.Frame(5, 7, 0, 0, []),
            .. HeadlessBoard.Frame(8, 8, 4, 1, [7, 0, 0, 0]), .. HeadlessBoard.Frame(5, 9, 0, 0, []),
        ];
        using var folder = new TemporaryFolder();
        string app = HeadlessBoard.Deploy(folder, "Edge.Nano.HeadlessUpdates", frames);

        // The canned frames and the files are no part of the heap of a board: they get the room that they take.
        var options = new NanoMachineOptions { HeapBytes = Esp32HeapBytes + frames.Length + (8 * package.Length) + 24, SleepLimit = 1000 };
        using NanoMachine machine = NanoMachine.Load(app, options);
        machine.Call(machine.EntryPoint!);

        Assert.True(machine.ReachedLimit);
        Assert.Contains("pin 17 is 197120", machine.Output);
        Assert.Contains(machine.Output, l => l.StartsWith("Expected a public key of 128 hexadecimal digits in PublicKey.cs, got 0", StringComparison.Ordinal));
        Assert.Contains(machine.Output, l => l.StartsWith("Expected a network in I:, got none", StringComparison.Ordinal));
        string[] sent = [.. machine.Output.Where(l => l.StartsWith("sent ", StringComparison.Ordinal)).Select(l => l["sent ".Length..])];
        Assert.Equal(9, sent.Length);
        Assert.StartsWith("edge seq=1 protocol=1 network=none ", sent[0], StringComparison.Ordinal);
        Assert.StartsWith("digit seq=2 label=0 p256=0,0,0,0,0,0,0,0,0,0 knows=no ", sent[1], StringComparison.Ordinal);
        Assert.StartsWith("update seq=3 version=0 bytes=0 capacity=65536", sent[2], StringComparison.Ordinal);
        Assert.StartsWith("update seq=4 version=0 bytes=30 ", sent[3], StringComparison.Ordinal);
        Assert.StartsWith($"update seq=5 version=0 bytes={package.Length} ", sent[4], StringComparison.Ordinal);
        // The same piece again is answered and not written.
        Assert.StartsWith($"update seq=6 version=0 bytes={package.Length} ", sent[5], StringComparison.Ordinal);
        Assert.StartsWith($"update seq=7 version=0 bytes={package.Length} capacity=65536 check={HeadlessBoard.Crc(package)}", sent[6], StringComparison.Ordinal);
        Assert.StartsWith("error seq=8 The package: expected ", sent[7], StringComparison.Ordinal);
        Assert.StartsWith("update seq=9 version=0 bytes=0 capacity=65536 check=0", sent[8], StringComparison.Ordinal);
        Assert.Equal(2, machine.Output.Count(l => l == "deleted I:\\model-a"));
    }

    // Bytes that are no whole package.
    private static byte[] PackageStart()
    {
        byte[] bytes = new byte[200];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Chunk(byte sequence, int position, byte[] bytes) =>
        HeadlessBoard.Frame(7, sequence, bytes.Length + 4, 1, [.. BitConverter.GetBytes(position), .. bytes]);
}
