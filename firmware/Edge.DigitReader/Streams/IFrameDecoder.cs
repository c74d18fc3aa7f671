using System;
using System.Threading;
using Edge.Vision;

namespace Edge.DigitReader.Streams;

/// <summary>Cuts frames out of the bytes of a stream. For one stream and one thread at a time.</summary>
public interface IFrameDecoder
{
    /// <summary>Width of every frame in pixels.</summary>
    int Width { get; }

    /// <summary>Height of every frame in pixels.</summary>
    int Height { get; }

    /// <summary>How the frames lie.</summary>
    FrameFormat Format { get; }

    /// <summary>Bytes of each frame; 0 where they differ.</summary>
    int FrameBytes { get; }

    /// <summary>What there is of a frame that is not whole yet, in bytes.</summary>
    int Pending { get; }

    /// <summary>Reads on until a frame is whole. What was read of one stays when the wait is cancelled.</summary>
    /// <param name="read">Reads into a part of a buffer (its start, at most so many bytes) and says how many bytes came; 0 is the end.</param>
    /// <param name="frame">A picture of <see cref="Width"/> x <see cref="Height"/>; overwritten.</param>
    /// <param name="cancellationToken">Ends the wait between two reads.</param>
    /// <returns>False at the end of the bytes; <see cref="Pending"/> then tells of what is left over.</returns>
    /// <exception cref="CameraException">A frame is damaged or of another size; the next call goes on behind it.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    bool TryRead(Func<byte[], int, int, int> read, GrayImage frame, CancellationToken cancellationToken);

    /// <summary>Forgets what is pending: another stream begins.</summary>
    void Reset();
}
