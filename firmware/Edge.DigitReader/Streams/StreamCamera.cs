using System;
using System.Globalization;
using System.IO;
using System.Threading;
using Edge.Vision;

namespace Edge.DigitReader.Streams;

/// <summary>Raw frames one after another in a stream, such as standard input, as a camera.</summary>
public sealed class StreamCamera : ICamera
{
    private readonly Stream _stream;
    private readonly FrameLayout _layout;
    private readonly byte[] _bytes;
    private int _got;
    private long _frames;
    private bool _isEnded;

    /// <summary>Makes the camera; nothing is read yet.</summary>
    /// <param name="stream">The frames; stays its maker's.</param>
    /// <param name="layout">How they lie.</param>
    /// <param name="name">What a person would call the stream.</param>
    /// <param name="flow">Whether frames may be dropped.</param>
    public StreamCamera(Stream stream, FrameLayout layout, string name, FrameFlow flow)
    {
        _stream = stream ?? throw new ArgumentNullException(nameof(stream));
        _layout = layout ?? throw new ArgumentNullException(nameof(layout));
        _bytes = new byte[layout.FrameBytes];
        Name = name;
        Flow = flow;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Width => _layout.Width;

    /// <inheritdoc/>
    public int Height => _layout.Height;

    /// <inheritdoc/>
    public FrameFlow Flow { get; }

    /// <inheritdoc/>
    public bool TryRead(GrayImage frame, CancellationToken cancellationToken)
    {
        // What was read of a frame stays when the wait is cancelled: the next frame begins only after it.
        while (!_isEnded && _got < _bytes.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int read = _stream.Read(_bytes, _got, _bytes.Length - _got);
            _isEnded = read == 0;
            _got += read;
        }
        if (_isEnded)
            return End();
        _got = 0;
        _frames++;
        _layout.ToGray(_bytes, frame);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    // The end is a fault once where frames are missing, and then just the end.
    private bool End()
    {
        int got = _got;
        _got = 0;
        if (got == 0 && (_frames > 0 || _frames == -1))
            return false;
        long frames = _frames;
        _frames = -1;
        string fault = got == 0
            ? "got none"
            : string.Create(CultureInfo.InvariantCulture, $"got {frames} and {got} bytes of another");
        throw new CameraException(
            $"Expected whole frames of {_bytes.Length} bytes ({Width}x{Height}, {FrameFormats.NameOf(_layout.Format)}) from {Name}, {fault}; check the size and the format.");
    }
}
