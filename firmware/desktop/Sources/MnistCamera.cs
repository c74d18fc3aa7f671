using System.Threading;
using Edge.Data;
using Edge.DigitReader;
using Edge.Vision;

namespace Edge.Desktop.Sources;

/// <summary>Shows labelled digits one after another, just as they are.</summary>
internal sealed class MnistCamera : ILabelledCamera
{
    private readonly ImageSet _digits;
    private int _next;

    /// <summary>Makes a camera that shows every digit once.</summary>
    public MnistCamera(ImageSet digits) => _digits = digits;

    /// <inheritdoc/>
    public string Name => "mnist";

    /// <inheritdoc/>
    public int Width => BundledDigits.Side;

    /// <inheritdoc/>
    public int Height => BundledDigits.Side;

    /// <inheritdoc/>
    public int ExpectedLabel { get; private set; } = -1;

    /// <inheritdoc/>
    public bool TryRead(GrayImage frame, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_next == _digits.Count)
            return false;
        _digits.Image(_next).CopyTo(frame.Pixels);
        ExpectedLabel = _digits.Labels.Span[_next++];
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
