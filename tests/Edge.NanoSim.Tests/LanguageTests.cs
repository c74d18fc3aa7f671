using System;
using System.Globalization;
using System.IO;
using System.Linq;
using Edge.Testing;
using Microsoft.CodeAnalysis;

namespace Edge.NanoSim.Tests;

/// <summary>
/// A program with everything of the language that firmware may use. Programs/Language.nanoclr.txt is what nanoCLR 1.17 (host build of nf-interpreter, with
/// its metadata processor and core library) printed for it, how many instructions it executed from its start to its
/// end, and how many bytes its .pe has.
/// </summary>
public sealed class LanguageTests
{
    [SkippableFact]
    public void OutputIsThatOfNanoClrToTheLetter()
    {
        string[] expected = Recorded();
        using var folder = new TemporaryFolder();
        using NanoMachine machine = Load(folder);
        machine.Call(machine.EntryPoint!);
        Assert.Equal(expected[..^2], machine.Output);
    }

    [SkippableFact]
    public void CountsAgreeWithNanoClrToTwoPercent()
    {
        long expected = Number(Recorded()[^2]);
        using var folder = new TemporaryFolder();
        using NanoMachine machine = Load(folder);
        machine.Call(machine.EntryPoint!);
        Assert.InRange(machine.Read().Instructions, expected * 0.98, expected * 1.02);
    }

    [SkippableFact]
    public void FlashAgreesWithTheMetadataProcessorToTwoPercent()
    {
        long expected = Number(Recorded()[^1]);
        using var folder = new TemporaryFolder();
        using NanoMachine machine = Load(folder);
        Assert.InRange(Assert.Single(machine.Deployment).TotalBytes, expected * 0.98, expected * 1.02);
    }

    private static long Number(string line) => long.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);

    private static string[] Recorded() => [.. File.ReadLines(Programs("Language.nanoclr.txt")).Where(l => l.Length > 0)];

    private static string Programs(string name) => Path.Combine(AppContext.BaseDirectory, "Programs", name);

    private static NanoMachine Load(TemporaryFolder folder) =>
        NanoMachine.Load(NanoCompiler.Compile(folder, [File.ReadAllText(Programs("Language.cs.txt"))], kind: OutputKind.ConsoleApplication));
}
