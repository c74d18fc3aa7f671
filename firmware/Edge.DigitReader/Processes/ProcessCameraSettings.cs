using System.Collections.Generic;

namespace Edge.DigitReader.Processes;

/// <summary>A program that writes raw frames to its output, and what to tell a person when it fails.</summary>
public sealed record ProcessCameraSettings
{
    /// <summary>What a person would call the camera.</summary>
    public required string Name { get; init; }

    /// <summary>The program: a name on the path or a file.</summary>
    public required string Tool { get; init; }

    /// <summary>Its arguments.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>What to do where the program is not there, as the end of a sentence: "install rpicam-apps".</summary>
    public required string InstallHint { get; init; }

    /// <summary>What to do where the program gives no frames, as the end of a sentence: "check the camera with rpicam-hello".</summary>
    public required string CheckHint { get; init; }

    /// <summary>Whether the program writes frames until it is stopped, so that its end is a fault even after frames and with exit code 0.</summary>
    public bool IsEndless { get; init; }
}
