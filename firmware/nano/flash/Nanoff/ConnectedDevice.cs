using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Edge.Nano.Flash.Nanoff;

/// <summary>A board on which nanoCLR answers, as <c>nanoff --listdevices</c> names it.</summary>
/// <param name="Target">The target of its firmware.</param>
/// <param name="Port">Its serial port.</param>
public sealed partial record ConnectedDevice(string Target, string Port)
{
    /// <summary>Reads nanoff's list: a line "TARGET @ PORT" for each, lines with blanks before them below.</summary>
    public static IReadOnlyList<ConnectedDevice> ParseDevices(string text) => [.. DeviceLine().Matches(text).Select(m => new ConnectedDevice(m.Groups[1].Value, m.Groups[2].Value))];

    /// <summary>Reads nanoff's list of serial ports: a line with two blanks before each.</summary>
    public static IReadOnlyList<string> ParsePorts(string text) => [.. PortLine().Matches(text).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"^(\S+) @ (\S+)\s*$", RegexOptions.Multiline)]
    private static partial Regex DeviceLine();

    [GeneratedRegex(@"^  (\S+)\s*$", RegexOptions.Multiline)]
    private static partial Regex PortLine();
}
