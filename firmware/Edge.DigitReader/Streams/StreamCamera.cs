using System;
using System.Globalization;
using System.IO;
using System.Threading;
using Edge.Vision;

namespace Edge.DigitReader.Streams;

/// <summary>Frames one after another in a stream, such as standard input, as a camera.</summary>
public sealed class StreamCamera : ICamera
{
    private readonly Func<byte[], int, int, int> _read;
    private readonly IFrameDecoder _decoder;
    private long _frames;
    private bool _isEnded;
    private bool _isFaulty;

    /// <summary>Makes the camera; nothing is read yet.</summary>
    /// <param name="stream">The frames; stays its maker's.</param>
    /// <param name="decoder">How they lie.</param>
    /// <param name="name">What a person would call the stream.</param>
    /// <param name="flow">Whether frames may be dropped.</param>
    public StreamCamera(Stream stream, IFrameDecoder decoder, string name, FrameFlow flow)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _read = stream.Read;
        _decoder = decoder ?? throw new ArgumentNullException(nameof(decoder));
        Name = name;
        Flow = flow;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int Width => _decoder.Width;

    /// <inheritdoc/>
    public int Height => _decoder.Height;

    /// <inheritdoc/>
    public FrameFlow Flow { get; }

    /// <inheritdoc/>
    public bool TryRead(GrayImage frame, CancellationToken cancellationToken)
    {
        try
        {
            _isEnded = _isEnded || !_decoder.TryRead(_read, frame, cancellationToken);
        }
        catch (CameraException)
        {
            _isFaulty = true;
            throw;
        }
        if (_isEnded)
            return End();
        _frames++;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    // The end is a fault once where frames are missing, and then just the end.
    private bool End()
    {
        int got = _decoder.Pending;
        _decoder.Reset();
        if (got == 0 && (_frames > 0 || _frames == -1 || _isFaulty))
            return false;
        long frames = _frames;
        _frames = -1;
        string fault = got == 0
            ? "got none"
            : string.Create(CultureInfo.InvariantCulture, $"got {frames} and {got} bytes of another");
        throw new CameraException(
            $"Expected whole frames{(_decoder.FrameBytes > 0 ? $" of {_decoder.FrameBytes} bytes" : "")} ({Width}x{Height}, {FrameFormats.NameOf(_decoder.Format)}) from {Name}, {fault}; check the size and the format.");
    }
}
