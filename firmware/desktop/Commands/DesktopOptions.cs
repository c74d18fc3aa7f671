using System.Collections.Generic;
using Edge.DigitReader.Streams;

namespace Edge.Desktop.Commands;

/// <summary>What the user asked for.</summary>
/// <param name="Pictures">Files and folders; empty for the demo or a stream.</param>
/// <param name="ModelPath">A .tflite file, or null for the shipped model.</param>
/// <param name="Limit">The most pictures of every part.</param>
/// <param name="Seed">Seed of the synthetic camera.</param>
/// <param name="Json">JSON lines instead of pictures or text.</param>
/// <param name="Fast">No waiting between pictures.</param>
internal sealed record DesktopOptions(IReadOnlyList<string> Pictures, string? ModelPath, int Limit, int Seed, bool Json, bool Fast)
{
    /// <summary>Size of raw frames on standard input; null for none.</summary>
    public FrameSize? Stdin { get; init; }

    /// <summary>How the pixels of the frames on standard input lie.</summary>
    public FrameFormat Format { get; init; }

    /// <summary>A camera's device, or null.</summary>
    public string? Camera { get; init; }

    /// <summary>Size that the camera is asked for.</summary>
    public FrameSize CameraSize { get; init; }

    /// <summary>Folder for pictures with boxes and labels, or null.</summary>
    public string? OutFolder { get; init; }

    /// <summary>The most digits of a picture.</summary>
    public int MaxDigits { get; init; }

    /// <summary>Whether the frames of a camera vote.</summary>
    public bool Votes { get; init; }

    /// <summary>Whether frames come one after another from a camera or a pipe.</summary>
    public bool IsStream => Stdin is not null || Camera is not null;
}
