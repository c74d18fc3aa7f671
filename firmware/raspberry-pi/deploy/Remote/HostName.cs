using System;
using System.Text.RegularExpressions;
using Edge.Cli;

namespace Edge.RaspberryPi.Deploy.Remote;

/// <summary>Whom ssh is to call: "pi@raspberrypi.local". It becomes an argument of ssh and scp, so it can be no option and no path.</summary>
public sealed partial record HostName
{
    private const int MostCharacters = 255;

    private HostName(string text) => Text = text;

    /// <summary>The text as ssh takes it.</summary>
    public string Text { get; }

    /// <summary>Checks a host.</summary>
    /// <param name="text">User and host, or a host alone: a name, a name of ~/.ssh/config, an IPv4 address.</param>
    /// <exception cref="UserErrorException">It is none.</exception>
    public static HostName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MostCharacters || !Pattern().IsMatch(text))
            throw new UserErrorException("Expected a host as pi@raspberrypi.local or pi@192.168.1.20, got another text; letters, digits, '.', '-' and '_' make a name (for IPv6 or another port name the host in ~/.ssh/config).");
        return new HostName(text);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    [GeneratedRegex(@"\A(?:[A-Za-z_][A-Za-z0-9_.-]*@)?[A-Za-z0-9][A-Za-z0-9_.-]*\z")]
    private static partial Regex Pattern();
}
