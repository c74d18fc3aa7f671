using System;
using System.Threading;
using Edge.Vision;
using Edge.Vision.Images;

namespace Edge.DigitReader.Streams;

/// <summary>JPEG pictures one after another, as <c>rpicam-vid --codec mjpeg</c>, <c>ffmpeg -f mjpeg</c> and cameras write them; what stands between two is passed over.</summary>
/// <remarks>Memory is bounded by the size of the frames, whatever comes.</remarks>
public sealed class MjpegDecoder : IFrameDecoder
{
    private const int Chunk = 1 << 16;

    // The best quality takes about three bytes a pixel; notes and previews may come on top.
    private const int MostBytesPerPixel = 6;
    private const int MostNotes = 1 << 18;

    private readonly int _mostBytes;
    private readonly JpegBoundary _boundary = new();
    private byte[] _bytes = new byte[Chunk];
    private int _count;

    /// <summary>Makes a decoder.</summary>
    /// <param name="width">Width of the frames in pixels, 1 to <see cref="GrayImage.MaxSide"/>.</param>
    /// <param name="height">Height of the frames in pixels, 1 to <see cref="GrayImage.MaxSide"/>.</param>
    /// <exception cref="ArgumentException">The size is out of range; the sentence says what is expected.</exception>
    public MjpegDecoder(int width, int height)
    {
        if (width is < 1 or > GrayImage.MaxSide || height is < 1 or > GrayImage.MaxSide || (long)width * height > ImageFile.MaxPixels)
            throw new ArgumentException($"Expected frames of 1 to {GrayImage.MaxSide} pixels a side and at most {ImageFile.MaxPixels} pixels, got {width}x{height}; choose a size of the camera.");
        (Width, Height) = (width, height);
        _mostBytes = (int)Math.Min(ImageFile.MaxFileLength, ((long)MostBytesPerPixel * width * height) + MostNotes);
    }

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public int Height { get; }

    /// <inheritdoc/>
    public FrameFormat Format => FrameFormat.Mjpeg;

    /// <inheritdoc/>
    public int FrameBytes => 0;

    /// <inheritdoc/>
    public int Pending => _boundary.IsInPicture ? _count : 0;

    /// <inheritdoc/>
    public bool TryRead(Func<byte[], int, int, int> read, GrayImage frame, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(frame);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            JpegPart part = _boundary.Find(_bytes.AsSpan(0, _count), out int length);
            switch (part)
            {
                case JpegPart.Picture:
                    Decode(length, frame);
                    return true;
                case JpegPart.Other:
                    Drop(length);
                    break;
                case JpegPart.Damaged:
                    Drop(length);
                    throw new CameraException("Expected whole JPEG frames, got one that is cut short or damaged; check the cable and the program that writes them.");
                default:
                    if (_count >= _mostBytes)
                    {
                        Reset();
                        throw new CameraException($"Expected a JPEG frame of at most {_mostBytes} bytes for {Width}x{Height}, got no end within them; check the size of the frames.");
                    }
                    int got = Fill(read);
                    if (got == 0)
                        return false;
                    break;
            }
        }
    }

    /// <inheritdoc/>
    public void Reset()
    {
        _count = 0;
        _boundary.Reset();
    }

    private int Fill(Func<byte[], int, int, int> read)
    {
        if (_count == _bytes.Length)
            Array.Resize(ref _bytes, Math.Min(2 * _bytes.Length, _mostBytes));
        int got = read(_bytes, _count, _bytes.Length - _count);
        _count += got;
        return got;
    }

    private void Decode(int length, GrayImage frame)
    {
        try
        {
            GrayImage picture = ImageFile.Decode(_bytes.AsMemory(0, length), Width * Height);
            if (picture.Width != Width || picture.Height != Height)
                throw new CameraException($"Expected JPEG frames of {Width}x{Height}, got one of {picture.Width}x{picture.Height}; give the size of the frames.");
            picture.Pixels.CopyTo(frame.Pixels.AsSpan());
        }
        catch (InvalidImageException e)
        {
            throw new CameraException($"A frame: {e.Message}", e);
        }
        finally
        {
            Drop(length);
        }
    }

    private void Drop(int length)
    {
        _bytes.AsSpan(length, _count - length).CopyTo(_bytes);
        _count -= length;
        _boundary.Reset();
    }
}
