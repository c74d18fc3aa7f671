using System;

namespace Edge.Nano.Flash;

/// <summary>What the user asked for.</summary>
/// <param name="BoardId">The board, by id or board file.</param>
/// <param name="Application">The application, by name or folder.</param>
public sealed record FlashOptions(string BoardId, string Application)
{
    /// <summary>The serial port; null to look for the board.</summary>
    public string? Port { get; init; }

    /// <summary>Put nanoCLR on the board even where what it has would do.</summary>
    public bool IsUpdate { get; init; }

    /// <summary>Take firmware that is not released.</summary>
    public bool IsPreview { get; init; }

    /// <summary>Deploy to the drive of a Pico in BOOTSEL, without asking the board anything.</summary>
    public bool IsBootsel { get; init; }

    /// <summary>Say what would be run and touch nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>nanoff's path or name.</summary>
    public string Nanoff { get; init; } = "nanoff";

    /// <summary>The wait between questions to a board that starts.</summary>
    public TimeSpan StartDelay { get; init; } = TimeSpan.FromSeconds(3);
}
