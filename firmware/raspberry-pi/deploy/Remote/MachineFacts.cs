using System;
using System.Globalization;
using Edge.Cli;

namespace Edge.RaspberryPi.Deploy.Remote;

/// <summary>What the Pi is, from the answer of probe.sh, and whether the reader can be put there.</summary>
/// <param name="host">The host.</param>
/// <param name="answer">The script's answer.</param>
public sealed class MachineFacts(HostName host, RemoteAnswer answer)
{
    private const long Kilobyte = 1024;

    /// <summary>Whether the installation goes through sudo.</summary>
    public bool IsSudo => answer["root"] != "yes";

    /// <summary>The release that runs there; null where there is none.</summary>
    public string? Current => answer["current"];

    /// <summary>A sentence about it.</summary>
    public string Summary => $"{host}: {answer["machine"]}, {answer["bits"]} bits, {answer["system"]}, {FreeBytes("free") / 1_000_000:N0} MB free, {(Current is null ? "no release yet" : "release " + Current)}.";

    /// <summary>Checks system, tools, and rights.</summary>
    /// <param name="runtime">The runtime identifier that the user asked for.</param>
    /// <exception cref="UserErrorException">It does not fit: one sentence.</exception>
    public void Check(string runtime)
    {
        // A 32-bit Raspberry Pi OS has a 64-bit kernel on newer boards; what counts is the system above it.
        string? actual = (answer["machine"], answer["bits"]) switch
        {
            ("aarch64", "64") => "linux-arm64",
            ("aarch64", _) or ("armv7l", _) => "linux-arm",
            ("x86_64", "64") => "linux-x64",
            _ => null,
        };
        if (actual is null)
            throw new UserErrorException($"Expected a 64-bit Linux on {host}, got {answer["machine"] ?? "no answer of uname"}, for which there is no .NET; take a Raspberry Pi 3, 4, 5 or Zero 2 W with a 64-bit Raspberry Pi OS.");
        if (actual != runtime)
            throw new UserErrorException(actual == "linux-arm"
                ? $"Expected a system for {runtime} on {host}, got a 32-bit one; write a 64-bit Raspberry Pi OS on the card, or give --runtime linux-arm."
                : $"Expected a system for {runtime} on {host}, got one for {actual}; give --runtime {actual}.");
        if (answer.All("missing") is { Count: > 0 } missing)
            throw new UserErrorException($"Expected systemd and the basic tools on {host}, got no {string.Join(", ", missing)}; take Raspberry Pi OS (Bookworm or later).");
        CheckRights();
    }

    /// <summary>Checks that the user may install there.</summary>
    /// <exception cref="UserErrorException">The user may not.</exception>
    public void CheckRights()
    {
        if (answer["root"] == "no")
            throw new UserErrorException($"Expected sudo without a password on {host}, got a sudo that wants one; switch it on (sudo raspi-config, System Options, Passwordless sudo), or log in as root.");
    }

    /// <summary>Checks that archive and release have room.</summary>
    /// <param name="archiveBytes">Bytes of the archive, which is copied to the home folder.</param>
    /// <param name="releaseBytes">Bytes of the unpacked release.</param>
    /// <exception cref="UserErrorException">They have not.</exception>
    public void CheckRoom(long archiveBytes, long releaseBytes)
    {
        // Both may stand on the one partition of a card.
        long needed = archiveBytes + releaseBytes;
        long free = Math.Min(FreeBytes("free"), FreeBytes("home"));
        if (free < needed)
            throw new UserErrorException($"Expected {needed / 1_000_000 + 1:N0} MB of room on {host}, got {free / 1_000_000:N0} MB; make room (sudo apt-get clean) and run this again.");
    }

    private long FreeBytes(string word) => long.TryParse(answer[word], NumberStyles.None, CultureInfo.InvariantCulture, out long kilobytes) ? kilobytes * Kilobyte : 0;
}
