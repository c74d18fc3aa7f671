using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Edge.Boards;
using Edge.Boards.Builds;
using Edge.Testing;

namespace Edge.Wiring.Tests;

/// <summary>Proves that the wiring which people follow is the wiring that the programs for nanoFramework drive, and the other way round.</summary>
public partial class NanoFirmwareTests
{
    private static readonly Dictionary<string, WireSignal> Functions = new()
    {
        ["SPI1_MOSI"] = WireSignal.SpiOutput,
        ["SPI1_MISO"] = WireSignal.SpiInput,
        ["SPI1_CLOCK"] = WireSignal.SpiClock,
        ["I2C1_DATA"] = WireSignal.I2cData,
        ["I2C1_CLOCK"] = WireSignal.I2cClock,
    };

    private static readonly Dictionary<string, WireSignal> Constants = new()
    {
        ["CameraSelectPin"] = WireSignal.SpiSelect,
        ["ScreenSelectPin"] = WireSignal.SpiSelect,
        ["ScreenDataCommandPin"] = WireSignal.DataCommand,
    };

    // A pin that a program names because the bus wants one, and that leads nowhere.
    private const string Unused = "UnusedPin";

    public static TheoryData<string> Names => [.. Builds.Names.Where(n => Builds.Load(n).Board.Runtime.Kind == RuntimeKind.NanoFramework)];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheProgramDrivesThePinsOfTheBuildAndNoOthers(string name)
    {
        Build build = Builds.Load(name);
        Assert.Equal(
            build.Wires.Where(w => w.BoardPin.Gpio is not null).Select(w => (w.BoardPin.Gpio!.Value, w.Signal)).Distinct().Order(),
            Driven(Program(build)).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ThePinThatLeadsNowhereIsInNoBuild(string name)
    {
        Build build = Builds.Load(name);
        Match unused = Regex.Match(Program(build), $@"const int {Unused} = (\d+);");
        if (unused.Success)
            Assert.DoesNotContain(build.Board.Pins, p => p.Gpio == Number(unused.Groups[1].Value));
    }

    // "private const int Bus": the numbers of the board's buses.
    [Theory]
    [MemberData(nameof(Names))]
    public void TheProgramOpensTheBusesOfTheBoard(string name)
    {
        Build build = Builds.Load(name);
        int bus = Number(Regex.Match(Program(build), @"const int Bus = (\d+);").Groups[1].Value);
        foreach (BuildWire wire in build.Wires)
            if (WireSignals.BusLine(wire.Signal) is { } line)
                Assert.Contains(build.Board.Buses, b => b.Kind == line.Kind && b.Number == bus && b.Pins[line.Line] == wire.BoardPin);
    }

    // Every pin that the program hands to a function or a constant; a constant that this test does not know is a fault of the test.
    private static IEnumerable<(int Gpio, WireSignal Signal)> Driven(string program)
    {
        Dictionary<string, int> constants = PinConstant().Matches(program).ToDictionary(m => m.Groups[1].Value, m => Number(m.Groups[2].Value));
        foreach ((string constant, int pin) in constants)
            if (constant != Unused)
                yield return (pin, Constants[constant]);
        foreach (Match match in Function().Matches(program))
            if (match.Groups[1].Value != Unused)
                yield return (constants.TryGetValue(match.Groups[1].Value, out int pin) ? pin : Number(match.Groups[1].Value), Functions[match.Groups[2].Value]);
    }

    private static string Program(Build build) => File.ReadAllText(Path.Combine(Repository.PathOf(build.Firmware.Split('/')), "Program.cs"));

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"const int (\w+Pin) = (\d+);")]
    private static partial Regex PinConstant();

    [GeneratedRegex(@"SetPinFunction\((\w+), DeviceFunction\.(\w+)\)")]
    private static partial Regex Function();
}
