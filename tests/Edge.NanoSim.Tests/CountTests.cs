using Edge.NanoSim.Counting;
using Edge.Testing;

namespace Edge.NanoSim.Tests;

/// <summary>Counts of instructions, checked against counts by hand of what the compiler writes.</summary>
public sealed class CountTests
{
    private const string Source = """
        using System;
        public static class P
        {
            public static int Sum(int n) { int s = 0; for (int i = 0; i < n; i++) s += i; return s; }
            public static int Two(int n) { return One(n) + One(n); }
            public static int One(int n) { return n; }
            public static int Fails(int n) { int[] a = new int[n]; try { a[n] = 1; return 1; } catch (IndexOutOfRangeException) { return 2; } }
            public static void Forever() { while (true) { } }
        }
        """;

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void ALoopCostsWhatItsInstructionsAre(int n)
    {
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoCompiler.Load(folder, Source);
        // ldc, stloc, ldc, stloc, br; per turn ldloc ldloc add stloc, ldloc ldc add stloc; per test ldloc ldarg blt; ldloc ret.
        RunCounts run = Count(machine, "P.Sum", n);
        Assert.Equal(5 + 8L * n + 3L * (n + 1) + 2, run.Instructions);
        Assert.Equal(2L * n, run.Classes[(int)InstructionClass.Arithmetic]);
        Assert.Equal(n + 1L, run.Classes[(int)InstructionClass.CompareBranch]);
        Assert.Equal(1, run.Calls);
    }

    [SkippableFact]
    public void CallsCountWithWhatTheyRun()
    {
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoCompiler.Load(folder, Source);
        // ldarg call ldarg call add ret, and twice ldarg ret.
        RunCounts run = Count(machine, "P.Two", 3);
        Assert.Equal(6 + 2 * 2, run.Instructions);
        Assert.Equal(3, run.Calls);
        Assert.Contains(run.Methods, m => m.Name.Contains("::One(", System.StringComparison.Ordinal) && m is { Calls: 2, Instructions: 4 });
    }

    [SkippableFact]
    public void AnExceptionEndsItsBlockWhereItIsThrown()
    {
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoCompiler.Load(folder, Source);
        // ldarg newarr stloc; ldloc ldarg ldc stelem (throws); pop ldc stloc leave; ldloc ret.
        Assert.Equal(3 + 4 + 4 + 2, Count(machine, "P.Fails", 4).Instructions);
    }

    [SkippableFact]
    public void AnEndlessProgramEndsAtItsLimit()
    {
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoCompiler.Load(folder, Source, new NanoMachineOptions { InstructionLimit = 1_000_000 });
        RunCounts run = Count(machine, "P.Forever");
        Assert.True(machine.ReachedLimit);
        // The limit is looked at every 262,144 entries of a block.
        Assert.InRange(run.Instructions, 1_000_000, 1_300_000);
    }

    private static RunCounts Count(NanoMachine machine, string name, params object[] arguments)
    {
        RunCounts before = machine.Read();
        machine.Call(name, arguments);
        return machine.Read().Since(before);
    }
}
