using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Boards;
using Edge.Micro.Vision;
using Edge.NanoSim.Conformity;
using Edge.Testing;

namespace Edge.NanoSim.Tests;

/// <summary>Edge.Micro.Vision, compiled for nanoFramework and simulated: it conforms, finds what it finds on .NET, allocates nothing, and is quick enough for an ESP32.</summary>
public sealed class SmallVisionTests
{
    private const int Side = 96;
    private const double MaxMilliseconds = 150;

    private const string Host = """
        public static class Host
        {
            private static readonly Edge.Micro.Vision.SmallDigitFinder Finder = new Edge.Micro.Vision.SmallDigitFinder(96, 96);
            public static bool Find(byte[] frame, byte[] digit) { return Finder.TryFind(frame, digit); }
        }
        """;

    [SkippableFact]
    public void ItConforms()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(ConformityChecker.Check(NanoCompiler.Compile(folder, "Vision", Sources(), [])).Select(v => v.ToString()));
    }

    [SkippableFact]
    public void AFrameTakesNoMoreThanItsTimeAndGivesTheSameBits()
    {
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoMachine.Load(NanoCompiler.Compile(folder, [Host, .. Sources().Select(s => s.Text)]));
        Board board = BoardCatalog.Find("esp32");
        var finder = new SmallDigitFinder(Side, Side);
        for (int number = 0; number < 12; number++)
        {
            byte[] frame = Frame(number);
            byte[] expected = new byte[784];
            bool isFound = finder.TryFind(frame, expected);
            byte[] actual = new byte[784];
            RunCounts before = machine.Read();
            object? found = machine.Call("Host.Find", frame, actual);
            RunCounts run = machine.Read().Since(before);
            Assert.Equal(isFound ? 1L : 0L, Convert.ToInt64(found, System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(expected, actual);
            // The two arrays of the arguments are the caller's.
            Assert.Equal(2, run.Allocations);
            Assert.InRange(SimulationReport.Latency(run, board).Milliseconds!.Value, 1, MaxMilliseconds);
        }
    }

    // A ring and a bar of some width somewhere on uneven, noisy paper: nines, zeros and ones of a third to two thirds of the frame. The first is empty.
    private static byte[] Frame(int number)
    {
        var random = new Random(number);
        double x = 40 + random.Next(16);
        double y = 36 + random.Next(12);
        double radius = 10 + random.Next(6);
        double pen = 1.2 + (1.5 * random.NextDouble());
        byte[] frame = new byte[Side * Side];
        for (int i = 0; i < frame.Length; i++)
        {
            double dx = (i % Side) - x;
            double dy = (i / Side) - y;
            double toRing = Math.Abs(Math.Sqrt((dx * dx) + (dy * dy)) - radius);
            double toBar = dy > 0 && dy < 3 * radius ? Math.Abs(dx - radius + (0.2 * dy)) : 99;
            double distance = number % 3 == 0 ? toRing : number % 3 == 1 ? Math.Min(toRing, toBar) : toBar;
            double ink = number == 0 ? 0 : Math.Clamp(pen + 0.5 - distance, 0, 1);
            frame[i] = (byte)((180 + (i % Side * 0.4)) * (1 - (0.7 * ink)) + random.Next(-4, 5));
        }
        return frame;
    }

    private static IEnumerable<(string Path, string Text)> Sources()
    {
        string root = Repository.PathOf("sdk", "Edge.Micro.Vision");
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(f => Path.GetRelativePath(root, f).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin")).Order(StringComparer.Ordinal).Select(f => (f, File.ReadAllText(f)));
    }
}
