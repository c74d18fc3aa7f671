using System;
using System.Linq;
using Edge.Micro.Vision;
using Edge.Testing;
using Xunit.Abstractions;

namespace Edge.NanoSim.Tests;

/// <summary>The camera application of firmware/nano on a simulated ESP32 without PSRAM: it fits, leaves nothing behind, and finds the bytes that it finds on .NET.</summary>
public sealed class CameraBoardTests(ITestOutputHelper output) : IDisposable
{
    private const int Side = 96;

    // What nanoFramework leaves on an ESP32 without PSRAM, and what the played camera keeps in itself.
    private const int SmallHeap = 110 * 1024;
    private const int CameraFifo = 18_432 + 24;

    private static readonly string[] Folders = ["firmware/nano/common/Board", "firmware/nano/common/Buses", "firmware/nano/common/Cameras", "firmware/nano/common/Displays",
        "firmware/nano/camera", "sdk/Edge.Micro.Vision", "sdk/Edge.Micro.Vision/Steps"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void AFrameFitsTheSmallHeapLeavesNothingBehindAndIsSeenAsOnTheDesktop()
    {
        using NanoMachine machine = NanoMachine.Load(NanoCompiler.Compile(_folder, "Camera", FirmwareSources.Of("CameraBoard.cs.txt", Folders), []), new NanoMachineOptions { HeapBytes = SmallHeap + CameraFifo });
        byte[] scene = Scene();
        machine.Call("CameraBoard.SetScene", Yuv(scene));
        machine.Call("CameraBoard.SelfTest");
        Assert.StartsWith("Self-test: every golden output is exact", (string?)machine.Call("CameraBoard.LastLine"), StringComparison.Ordinal);
        for (int i = 0; i < 3; i++)
            machine.Call("CameraBoard.Step");
        long live = machine.LiveHeapBytes;
        RunCounts before = machine.Read();
        for (int i = 0; i < 5; i++)
            machine.Call("CameraBoard.Step");
        RunCounts run = machine.Read().Since(before);

        output.WriteLine($"{run.Instructions / 5:N0} instructions of IL and {run.AllocatedBytes / 5:N0} bytes in {run.Allocations / 5} objects a frame, {machine.PeakHeapBytes - CameraFifo:N0} bytes of heap at most");
        foreach (MethodCounts method in run.Methods.OrderByDescending(m => m.Instructions).Take(40))
            output.WriteLine($"{method.Instructions / 5,10:N0} {method.Calls / 5,6:N0} {method.Name}");
        Assert.Equal(8L, machine.Call("CameraBoard.Frames"));
        Assert.Equal(0L, machine.Call("CameraBoard.Faults"));
        // What the clock makes: a DateTime is an object there.
        Assert.InRange(run.AllocatedBytes / 5, 0, 2048);
        Assert.Equal(live, machine.LiveHeapBytes);
        Assert.Empty(machine.Findings);
        SeesAsTheDesktop(machine, scene);
    }

    private static void SeesAsTheDesktop(NanoMachine machine, byte[] scene)
    {
        byte[] frame = new byte[Side * Side], digit = new byte[784], expected = new byte[784];
        machine.Call("CameraBoard.Capture", frame);
        Assert.Equal(scene, frame);
        Assert.Equal(1L, machine.Call("CameraBoard.Find", frame, digit));
        Assert.True(new SmallDigitFinder(Side, Side).TryFind(scene, expected));
        Assert.Equal(expected, digit);
    }

    // A seven on paper under uneven light.
    private static byte[] Scene()
    {
        var random = new Random(7);
        byte[] scene = new byte[Side * Side];
        for (int y = 0; y < Side; y++)
            for (int x = 0; x < Side; x++)
            {
                double bar = y is >= 18 and < 23 && x is >= 28 and < 66 ? 1 : 0;
                double stem = y is >= 20 and < 78 && Math.Abs(x - (64 - ((y - 20) * 0.45))) < 2.5 ? 1 : 0;
                scene[(y * Side) + x] = (byte)((150 + (0.5 * x) + random.Next(-4, 5)) * (1 - (0.75 * Math.Max(bar, stem))));
            }
        return scene;
    }

    private static byte[] Yuv(byte[] scene) => [.. scene.SelectMany(v => new[] { v, (byte)0x80 })];
}
