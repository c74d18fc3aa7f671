using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Edge.Nano.Flash.Nanoff;

/// <summary>What a board says of itself: the text of <c>nanoff --nanodevice --devicedetails</c> (nf-debugger of July 2026, NanoFrameworkDeviceInfo and TargetInfo).</summary>
/// <param name="Target">The target of its firmware, as "ESP32_S3_OCTAL".</param>
/// <param name="ClrVersion">Version of nanoCLR; null where the boot loader answers in its place.</param>
/// <param name="Assemblies">Assemblies that it has loaded, with versions.</param>
/// <param name="Natives">Checksums of the methods that its firmware implements, by assembly.</param>
public sealed partial record DeviceDetails(string Target, Version? ClrVersion, IReadOnlyDictionary<string, Version> Assemblies, IReadOnlyDictionary<string, uint> Natives)
{
    /// <summary>Reads nanoff's text.</summary>
    /// <returns>The details; null where the text names no target.</returns>
    public static DeviceDetails? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Match target = TargetLine().Match(text);
        if (!target.Success)
            return null;
        Match version = ClrLine().Match(text);
        string section = "";
        var assemblies = new Dictionary<string, Version>();
        var natives = new Dictionary<string, uint>();
        foreach (string line in text.Split('\n').Select(l => l.TrimEnd()))
        {
            if (line.Length > 0 && !line.StartsWith(' '))
                section = line;
            else if (section == "Assemblies:" && AssemblyLine().Match(line) is { Success: true } assembly && Version.TryParse(assembly.Groups[2].Value, out Version? loaded))
                assemblies[assembly.Groups[1].Value] = loaded;
            else if (section == "Native Assemblies:" && NativeLine().Match(line) is { Success: true } native)
                natives[native.Groups[1].Value] = uint.Parse(native.Groups[2].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }
        return new DeviceDetails(target.Groups[1].Value, version.Success && Version.TryParse(version.Groups[1].Value, out Version? clr) ? clr : null, assemblies, natives);
    }

    [GeneratedRegex(@"^\s+Target:\s+(\S+)\s*$", RegexOptions.Multiline)]
    private static partial Regex TargetLine();

    [GeneratedRegex(@"^\s+CLR Version:\s+(\d+(?:\.\d+){1,3})\s*$", RegexOptions.Multiline)]
    private static partial Regex ClrLine();

    [GeneratedRegex(@"^\s+(\S+), (\d+(?:\.\d+){1,3})$")]
    private static partial Regex AssemblyLine();

    [GeneratedRegex(@"^\s+(\S+) v\S+, checksum 0x([0-9A-Fa-f]{8})$")]
    private static partial Regex NativeLine();
}
