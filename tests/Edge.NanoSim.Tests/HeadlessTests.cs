using System;
using System.Linq;
using Edge.Micro.Vision;
using Edge.Models;
using Edge.Testing;

namespace Edge.NanoSim.Tests;

/// <summary>
/// The headless firmware as the build makes it, on a simulated board: frames come over its serial port, its answers are those of .NET, and everything fits into
/// the heap of an ESP32.
/// </summary>
public class HeadlessTests
{
    private const int Esp32HeapBytes = 110 * 1024;
    private const int Side = 96;

    [SkippableFact]
    public void FramesAreAnsweredAsOnTheDesktop()
    {
        NanoCompiler.CoreLibraryOrSkip();
        var random = new Random(1);
        byte[] digit = new byte[784];
        random.NextBytes(digit);
        byte[] picture = Stroke(random), damaged = HeadlessBoard.Frame(1, 12, 28, 28, digit);
        damaged[400] ^= 1;
        byte[] frames = [.. HeadlessBoard.Frame(1, 11, 28, 28, digit), .. damaged, 1, 2, 3, .. HeadlessBoard.Frame(2, 13, Side, Side, picture)];
        using var folder = new TemporaryFolder();
        string app = HeadlessBoard.Deploy(folder, "Edge.Nano.Headless", frames);

        // The canned frames are no part of the firmware: they get the room that they take.
        var options = new NanoMachineOptions { HeapBytes = Esp32HeapBytes + frames.Length + 24, SleepLimit = 1000 };
        using NanoMachine machine = NanoMachine.Load(app, options);
        machine.Call(machine.EntryPoint!);

        var finder = new SmallDigitFinder(Side, Side);
        byte[] found = new byte[784];
        Assert.True(finder.TryFind(picture, found));
        string[] sent = [.. machine.Output.Where(l => l.StartsWith("sent ", StringComparison.Ordinal)).Select(l => l["sent ".Length..])];
        Assert.True(machine.ReachedLimit);
        Assert.Equal(5, sent.Length);
        Assert.StartsWith("edge seq=0 protocol=1 network=nano digit=28x28 picture_pixels=9216 free_bytes=", sent[0], StringComparison.Ordinal);
        Assert.StartsWith("selftest seq=0 exact=yes time_us=", sent[1], StringComparison.Ordinal);
        Assert.StartsWith($"digit seq=11 {Answer(digit)} network_us=", sent[2], StringComparison.Ordinal);
        Assert.StartsWith("error seq=12 Expected a payload", sent[3], StringComparison.Ordinal);
        Assert.StartsWith($"picture seq=13 {Answer(found)} box={finder.Left},{finder.Top},{finder.Right},{finder.Bottom} find_us=", sent[4], StringComparison.Ordinal);
    }

    private static string Answer(byte[] digit)
    {
        sbyte[] output = new sbyte[10];
        var network = new NanoNano();
        network.Run([.. digit.Select(p => (sbyte)(p - 128))], output);
        int label = Array.IndexOf(output, output.Max());
        return $"label={label} p256={string.Join(',', output.Select(o => o + 128))} knows={(NanoBoardRejection.Create().Knows(network.Logits, label) ? "yes" : "no")}";
    }

    private static byte[] Stroke(Random random)
    {
        byte[] picture = new byte[Side * Side];
        for (int i = 0; i < picture.Length; i++)
            picture[i] = (byte)((i % Side is > 44 and < 53 && i / Side is > 20 and < 76 ? 40 : 200) + random.Next(8));
        return picture;
    }
}
