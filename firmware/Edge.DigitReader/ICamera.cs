using System;
using System.Threading;
using Edge.Vision;

namespace Edge.DigitReader;

/// <summary>Port of the digit reader: where frames come from.</summary>
/// <remarks>
/// Whoever makes a camera disposes of it. A camera is used by one thread at a time; where its <see cref="Flow"/> is not
/// <see cref="FrameFlow.OnDemand"/>, that is a thread of the loop's own.
/// </remarks>
public interface ICamera : IDisposable
{
    /// <summary>What a person would call it, for messages: "CSI camera", "synthetic".</summary>
    string Name { get; }

    /// <summary>Width of every frame in pixels.</summary>
    int Width { get; }

    /// <summary>Height of every frame in pixels.</summary>
    int Height { get; }

    /// <summary>How the frames come.</summary>
    FrameFlow Flow => FrameFlow.OnDemand;

    /// <summary>Waits for the next frame and writes it into <paramref name="frame"/>.</summary>
    /// <param name="frame">A picture of <see cref="Width"/> x <see cref="Height"/>; overwritten.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False at the end of the stream: a folder is read through, a process has closed its output.</returns>
    /// <exception cref="CameraException">The camera failed or gave a frame of the wrong size; the next call may work.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    bool TryRead(GrayImage frame, CancellationToken cancellationToken);
}
