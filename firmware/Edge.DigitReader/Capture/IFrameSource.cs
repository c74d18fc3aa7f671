using System;
using System.Threading;

namespace Edge.DigitReader.Capture;

/// <summary>A camera as the loop sees it. Disposing of it leaves the camera to its maker.</summary>
internal interface IFrameSource : IDisposable
{
    /// <summary>Frames that came and that nobody took.</summary>
    long Dropped { get; }

    /// <summary>Waits for the next frame.</summary>
    /// <returns>The frame, valid until the next call; null at the end of the stream.</returns>
    /// <exception cref="CameraException">The camera failed or stalled; the next call tries again.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    FrameSlot? Take(CancellationToken cancellationToken);
}
