using Edge.Nano.CoreS3;
using Edge.Testing;
using Xunit.Abstractions;

namespace Edge.NanoSim.Tests;

/// <summary>The drawing pad's own work on a simulated board: strokes become the picture that they become on .NET, without garbage and in a fraction of the network's time.</summary>
public sealed class PadBoardTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void StrokesBecomeTheSamePictureAndAnswer()
    {
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoMachine.Load(NanoCompiler.Compile(folder, "Pad", FirmwareSources.Of("PadBoard.cs.txt", "firmware/nano/common/Board",
            "firmware/nano/common/Buses", "firmware/nano/common/Displays", "firmware/nano/cores3"), []));
        var strokes = new Strokes();
        // A seven as the controller sees it, a point each few pixels.
        for (int i = 0; i <= 16; i++)
            Add(60 + (5 * i), 60 - (i / 2));
        for (int i = 1; i <= 24; i++)
            Add(140 - (2 * i), 52 + (6 * i));
        byte[] expected = new byte[784], picture = new byte[784];
        Assert.True(StrokePicture.TryDraw(strokes, expected));

        RunCounts before = machine.Read();
        Assert.Equal(1L, machine.Call("PadBoard.Draw", picture));
        RunCounts drawn = machine.Read();
        Assert.Equal(7L, machine.Call("PadBoard.Classify", picture));
        RunCounts classified = machine.Read().Since(drawn);
        drawn = drawn.Since(before);
        output.WriteLine($"strokes {drawn.Instructions:N0} and network {classified.Instructions:N0} instructions of IL, {machine.PeakHeapBytes:N0} bytes of heap at most");

        Assert.Equal(expected, picture);
        // The picture is the caller's.
        Assert.Equal(1, drawn.Allocations);
        Assert.Equal(1, classified.Allocations);
        Assert.InRange(drawn.Instructions, 1, classified.Instructions);
        Assert.Empty(machine.Findings);

        void Add(int x, int y)
        {
            strokes.Add(x, y);
            machine.Call("PadBoard.Add", x, y);
        }
    }
}
