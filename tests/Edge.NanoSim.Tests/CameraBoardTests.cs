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

    // Frames before the counting begins, and in it.
    private const long Warm = 2;
    private const long Counted = 2;

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
        for (int i = 0; i < Warm; i++)
            machine.Call("CameraBoard.Step");
        long live = machine.LiveHeapBytes;
        RunCounts before = machine.Read();
        for (int i = 0; i < Counted; i++)
            machine.Call("CameraBoard.Step");
        RunCounts run = machine.Read().Since(before);

        output.WriteLine($"{run.Instructions / Counted:N0} instructions of IL and {run.AllocatedBytes / Counted:N0} bytes in {run.Allocations / Counted} objects a frame, {machine.PeakHeapBytes - CameraFifo:N0} bytes of heap at most");
        foreach (MethodCounts method in run.Methods.OrderByDescending(m => m.Instructions).Take(40))
            output.WriteLine($"{method.Instructions / Counted,10:N0} {method.Calls / Counted,6:N0} {method.Name}");
        Assert.Equal(Warm + Counted, machine.Call("CameraBoard.Frames"));
        Assert.Equal(0L, machine.Call("CameraBoard.Faults"));
        // What the clock makes: a DateTime is an object there.
        Assert.InRange(run.AllocatedBytes / Counted, 0, 2048);
        Assert.Equal(live, machine.LiveHeapBytes);
        Assert.Empty(machine.Findings);
        SeesAsTheDesktop(machine, scene);
        Recovers(machine, live);
    }

    // A fault makes strings and an exception; when it is over, none of it is left.
    private static void Recovers(NanoMachine machine, long live)
    {
        for (long faults = 1; faults <= 2; faults++)
        {
            machine.Call("CameraBoard.SetStuck", true);
            for (int i = 0; i < 100 && (long)machine.Call("CameraBoard.Faults")! < faults; i++)
                machine.Call("CameraBoard.Step");
            Assert.Equal(faults, machine.Call("CameraBoard.Faults"));
            machine.Call("CameraBoard.SetStuck", false);
            long frames = (long)machine.Call("CameraBoard.Frames")!;
            for (int i = 0; i < 100 && (long)machine.Call("CameraBoard.Frames")! < frames + 2; i++)
                machine.Call("CameraBoard.Step");
            Assert.Equal(frames + 2, machine.Call("CameraBoard.Frames"));
        }
        // But for the line that was printed last, which the played console keeps.
        Assert.InRange(machine.LiveHeapBytes - live, -256, 256);
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
