using System;

namespace Edge.Docs.Tests.Commands;

/// <summary>What the list says about a command that is not simply run as it stands.</summary>
public sealed record CommandRule
{
    /// <summary>The command; a star at its end stands for any rest.</summary>
    public required string Command { get; init; }

    /// <summary>Run this instead.</summary>
    public string? Instead { get; init; }

    /// <summary>Do not run it; <see cref="Because"/> says why.</summary>
    public bool Skip { get; init; }

    /// <summary>The program does not end by itself: it is ended when it has printed this.</summary>
    public string? Until { get; init; }

    /// <summary>The exit code that the page tells its reader to expect.</summary>
    public int Exit { get; init; }

    /// <summary>Why.</summary>
    public required string Because { get; init; }

    /// <summary>Whether it speaks of a command.</summary>
    public bool Fits(string command) =>
        Command.EndsWith('*') ? command.StartsWith(Command[..^1], StringComparison.Ordinal) : command == Command;
}
