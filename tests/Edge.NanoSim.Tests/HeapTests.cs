using Edge.Testing;

namespace Edge.NanoSim.Tests;

/// <summary>Bytes of the heap, checked against sizes by hand: blocks of 12 bytes, as nf-interpreter lays objects out for 32-bit targets.</summary>
public sealed class HeapTests
{
    private const string Source = """
        using System;
        public class Node { public int A; public long B; public Node Next; }
        public struct Pair { public int A; public int B; }
        public static class P
        {
            public static object Held;
            public static object[] Many;
            public static void Empty() { }
            public static void Object() { Held = new Node(); }
            public static void Bytes(int n) { Held = new byte[n]; }
            public static void Longs(int n) { Held = new long[n]; }
            public static void References(int n) { Held = new Node[n]; }
            public static void Structs(int n) { Held = new Pair[n]; }
            public static void Box(int n) { Held = n; }
            public static void Literal() { Held = "literal"; }
            public static void Text(string a) { Held = a + "34"; }
            public static void Initializer() { Held = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }; }
            public static void Rubbish(int n) { for (int i = 0; i < n; i++) Held = new Node(); }
            public static int Fill() { Many = new object[1000]; int i = 0; try { for (; ; i++) Many[i] = new byte[1000]; } catch (OutOfMemoryException) { Many = null; return i; } }
            public static void Leak() { Many = new object[1000]; for (int i = 0; ; i++) Many[i] = new byte[1000]; }
            public static int Fresh() { int[] a = Table(), b = Table(); a[0] = 9; return b[0]; }
            private static int[] Table() { return new int[] { 1, 2, 3, 4, 5, 6 }; }
        }
        """;

    [SkippableTheory]
    [InlineData("Object", null, 12 + 3 * 12)]
    [InlineData("Bytes", 0, 24)]
    [InlineData("Bytes", 4, 24)]
    [InlineData("Bytes", 5, 36)]
    [InlineData("Longs", 3, 48)]
    [InlineData("References", 2, 48)]
    [InlineData("Structs", 2, 48 + 2 * 36)]
    [InlineData("Box", 5, 24)]
    [InlineData("Literal", null, 12)]
    [InlineData("Initializer", null, 36)]
    public void ObjectsTakeTheBlocksOfTheDevice(string method, int? argument, long bytes)
    {
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoCompiler.Load(folder, Source);
        long before = machine.LiveHeapBytes;
        Run(machine, method, argument);
        Assert.Equal(bytes, machine.LiveHeapBytes - before);
    }

    [SkippableFact]
    public void ABuiltStringIsUtf8WithAZero()
    {
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoCompiler.Load(folder, Source);
        long before = machine.LiveHeapBytes;
        machine.Call("P.Text", "\u00e9" + "123456789");
        // é takes two bytes: 12 + 2 + 9 + 2 + 1 = 26, in blocks 36.
        Assert.Equal(36, machine.LiveHeapBytes - before);
    }

    [SkippableFact]
    public void RubbishIsCollectedAndThePeakTellsWhatIsNeeded()
    {
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoCompiler.Load(folder, Source, new NanoMachineOptions { HeapBytes = 4096 });
        RunCounts before = machine.Read();
        machine.Call("P.Rubbish", 1000);
        RunCounts run = machine.Read().Since(before);
        Assert.Equal(1000, run.Allocations);
        Assert.Equal(48_000, run.AllocatedBytes);
        // Two nodes, two statics, the frames of the method and of the constructor; then a margin of 20 blocks.
        Assert.InRange(machine.PeakHeapBytes, 2 * 48 + 24 + 2 * 204, 2 * 48 + 24 + 2 * 204 + 240);
    }

    [SkippableFact]
    public void TheBudgetEndsInOutOfMemoryWhichTheProgramMayCatch()
    {
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoCompiler.Load(folder, Source, new NanoMachineOptions { HeapBytes = 50_000 });
        // The array of 1,000 references takes 12,024 bytes, two statics 24, the frame 204; a part 1,020.
        Assert.Equal((50_000L - 12_024 - 24 - 204) / 1020, machine.Call("P.Fill"));
        Assert.True(machine.Collections > 0);
        NanoSimException e = Assert.Throws<NanoSimException>(() => machine.Call("P.Leak"));
        Assert.Contains("OutOfMemoryException", e.Message, System.StringComparison.Ordinal);
        Assert.Contains("System.Byte[1000] needs 1020 bytes", e.Message, System.StringComparison.Ordinal);
        Assert.Contains("Source0.cs:", e.Message, System.StringComparison.Ordinal);
    }

    [SkippableFact]
    public void AnObjectBeyondSixteenBitsOfBlocksIsRefused()
    {
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoCompiler.Load(folder, Source, new NanoMachineOptions { HeapBytes = 4_000_000 });
        machine.Call("P.Bytes", 65535 * 12 - 20);
        NanoSimException e = Assert.Throws<NanoSimException>(() => machine.Call("P.Bytes", 65535 * 12 - 19));
        Assert.Contains("more than an object may have", e.Message, System.StringComparison.Ordinal);
    }

    [SkippableFact]
    public void AnArrayInitialiserIsCopiedAfreshEachTime()
    {
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoCompiler.Load(folder, Source);
        RunCounts before = machine.Read();
        Assert.Equal(1L, machine.Call("P.Fresh"));
        Assert.Equal(2, machine.Read().Since(before).Allocations);
    }

    private static void Run(NanoMachine machine, string method, int? argument)
    {
        if (argument is { } number)
            machine.Call("P." + method, number);
        else
            machine.Call("P." + method);
    }
}
