using System;
using System.Threading;
using Edge.Data;
using Edge.DigitReader;
using Edge.Photographs;
using Edge.Vision;

namespace Edge.Desktop.Sources;

/// <summary>Labelled digits as if written on paper and seen by a camera of 320x240: the photographs that vision is judged by, of middling hardness. Frame n depends on the seed and n alone.</summary>
internal sealed class SyntheticCamera : ILabelledCamera
{
    /// <summary>Width of a frame in pixels.</summary>
    public const int FrameWidth = 320;

    /// <summary>Height of a frame in pixels.</summary>
    public const int FrameHeight = 240;

    private readonly ImageSet _digits;
    private readonly PhotographGenerator _generator;
    private int _next;

    /// <summary>Makes a camera that shows every digit once.</summary>
    public SyntheticCamera(ImageSet digits, int seed)
    {
        _digits = digits;
        _generator = new PhotographGenerator(digits, PhotographSetting.Medium, seed, (FrameWidth, FrameHeight));
    }

    /// <inheritdoc/>
    public string Name => "camera";

    /// <inheritdoc/>
    public int Width => FrameWidth;

    /// <inheritdoc/>
    public int Height => FrameHeight;

    /// <inheritdoc/>
    public int ExpectedLabel { get; private set; } = -1;

    /// <inheritdoc/>
    public bool TryRead(GrayImage frame, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_next == _digits.Count)
            return false;
        _generator.Digit(_next).ToGray().Pixels.CopyTo(frame.Pixels.AsSpan());
        ExpectedLabel = _digits.Labels.Span[_next++];
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
