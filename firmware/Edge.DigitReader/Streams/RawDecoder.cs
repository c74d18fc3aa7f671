using System;
using System.Threading;
using Edge.Vision;

namespace Edge.DigitReader.Streams;

/// <summary>Raw frames one after another. Nothing is allocated for a frame.</summary>
/// <param name="layout">How they lie.</param>
public sealed class RawDecoder(FrameLayout layout) : IFrameDecoder
{
    private readonly byte[] _bytes = new byte[layout.FrameBytes];

    /// <inheritdoc/>
    public int Width => layout.Width;

    /// <inheritdoc/>
    public int Height => layout.Height;

    /// <inheritdoc/>
    public FrameFormat Format => layout.Format;

    /// <inheritdoc/>
    public int FrameBytes => layout.FrameBytes;

    /// <inheritdoc/>
    public int Pending { get; private set; }

    /// <inheritdoc/>
    public bool TryRead(Func<byte[], int, int, int> read, GrayImage frame, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        while (Pending < _bytes.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int got = read(_bytes, Pending, _bytes.Length - Pending);
            if (got == 0)
                return false;
            Pending += got;
        }
        Pending = 0;
        layout.ToGray(_bytes, frame);
        return true;
    }

    /// <inheritdoc/>
    public void Reset() => Pending = 0;
}
