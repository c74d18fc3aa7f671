using System.Threading;
using Edge.DigitReader;
using Edge.Vision;

namespace Edge.Desktop.Sources;

/// <summary>Shows labelled digits one after another, just as they are.</summary>
internal sealed class MnistCamera : ILabelledCamera
{
    private readonly IdxDigits _digits;
    private int _next;

    /// <summary>Makes a camera that shows every digit once.</summary>
    public MnistCamera(IdxDigits digits) => _digits = digits;

    /// <inheritdoc/>
    public string Name => "mnist";

    /// <inheritdoc/>
    public int Width => IdxDigits.Side;

    /// <inheritdoc/>
    public int Height => IdxDigits.Side;

    /// <inheritdoc/>
    public int ExpectedLabel { get; private set; } = -1;

    /// <inheritdoc/>
    public bool TryRead(GrayImage frame, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_next == _digits.Count)
            return false;
        _digits.Image(_next).CopyTo(frame.Pixels);
        ExpectedLabel = _digits.Label(_next++);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
