using Edge.Micro.Vision;

namespace Edge.Nano;

/// <summary>Finds the digit in pictures of changing size. The memory is made anew where the size changes, and only there.</summary>
public sealed class PictureReader
{
    private SmallDigitFinder? _finder;
    private byte[] _picture = new byte[0];

    /// <summary>Left edge of the digit that was found last, in pixels.</summary>
    public int Left => _finder == null ? 0 : _finder.Left;

    /// <summary>Its top edge.</summary>
    public int Top => _finder == null ? 0 : _finder.Top;

    /// <summary>The column right of it.</summary>
    public int Right => _finder == null ? 0 : _finder.Right;

    /// <summary>The row below it.</summary>
    public int Bottom => _finder == null ? 0 : _finder.Bottom;

    /// <summary>Whether pictures of that size can be read.</summary>
    public static bool Takes(int width, int height) => width >= 1 && height >= 1 && width <= SmallDigitFinder.MaxSide && height <= SmallDigitFinder.MaxSide;

    /// <summary>Finds the digit in a received picture.</summary>
    /// <param name="received">Holds a picture of a size that <see cref="Takes"/> allows.</param>
    /// <param name="digit">Receives 28x28 pixels as the network sees them, 255 is ink.</param>
    /// <returns>False where there is no digit.</returns>
    public bool TryFind(FrameReceiver received, byte[] digit)
    {
        if (_finder == null || _finder.Width != received.Width || _finder.Height != received.Height)
        {
            // The old memory goes first: a small heap does not hold both.
            _finder = null;
            _picture = new byte[received.Width * received.Height];
            _finder = new SmallDigitFinder(received.Width, received.Height);
        }
        received.CopyPayload(_picture);
        return _finder.TryFind(_picture, digit);
    }
}
