using System;
using System.Linq;
using Edge.Cli;

namespace Edge.RaspberryPi.Deploy.Remote;

/// <summary>What ssh and scp write where they cannot do it (OpenSSH), each with the next step.</summary>
internal static class SshFault
{
    // The first that is found counts: a changed key is a failed verification as well.
    private static readonly (string Text, string Got, string Next)[] Table =
    [
        ("Could not resolve hostname", "no such name in the network", "check the name, or take the address that the Pi shows (hostname -I)"),
        ("Connection refused", "a machine without ssh", "switch ssh on (sudo raspi-config, Interface Options) and run this again"),
        ("Connection timed out", "no answer", "check that the Pi is on, and in this network"),
        ("Operation timed out", "no answer", "check that the Pi is on, and in this network"),
        ("No route to host", "no way to it", "check that the Pi is on, and in this network"),
        ("Network is unreachable", "no network", "connect this computer to the Pi's network"),
        ("REMOTE HOST IDENTIFICATION HAS CHANGED", "another key of the host than before", "if the card was written anew, forget the old key by 'ssh-keygen -R {host}', then run 'ssh {user}' once"),
        ("Host key verification failed", "a host that this computer does not know yet", "run 'ssh {user}' once and accept its key"),
        ("Permission denied", "no permission to log in", "copy your key there by 'ssh-copy-id {user}' (make one by ssh-keygen) and run this again"),
        ("Too many authentication failures", "no permission to log in", "name the key for this host in ~/.ssh/config"),
        ("No space left on device", "a full disk", "make room on the Pi (sudo apt-get clean) and run this again"),
        ("Read-only file system", "a card that can only be read", "restart the Pi; a card that stays so is worn out"),
        ("Broken pipe", "a lost connection", "check the network and run this again"),
        ("lost connection", "a lost connection", "check the network and run this again"),
        ("Connection closed by", "a lost connection", "check the network and run this again"),
        ("Connection reset by", "a lost connection", "check the network and run this again"),
        ("closed by remote host", "a lost connection", "check the network and run this again"),
        ("a password is required", "a sudo that wants a password", "let this user use sudo without one (sudo raspi-config, System Options, Passwordless sudo), or log in as root"),
    ];

    /// <summary>The sentence for a failure.</summary>
    /// <param name="host">The host.</param>
    /// <param name="task">What was to be done, as "copy the release".</param>
    /// <param name="result">How ssh or scp ended.</param>
    public static UserErrorException Of(HostName host, string task, ProgramResult result)
    {
        if (result.IsOverdue)
            return new UserErrorException($"Expected to {task} on {host}, got no end of it in its time; check the network and run this again.");
        string text = result.Error + "\n" + result.Output;
        (string found, string got, string next) = Array.Find(Table, t => text.Contains(t.Text, StringComparison.Ordinal));
        if (found is null)
            return new UserErrorException($"Expected to {task} on {host}, got exit code {result.ExitCode} and '{result.LastLines(2)}'; see whether 'ssh {host}' works.");
        string name = host.Text.Split('@').Last();
        return new UserErrorException($"Expected to {task} on {host}, got {got}; {next.Replace("{host}", name, StringComparison.Ordinal).Replace("{user}", host.Text, StringComparison.Ordinal)}.");
    }
}
