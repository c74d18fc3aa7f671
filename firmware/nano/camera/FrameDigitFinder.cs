using Edge.Micro.Vision;

namespace Edge.Nano.Camera;

/// <summary>The digit of a camera's frame, found as Edge.Vision finds it.</summary>
public sealed class FrameDigitFinder : IDigitFinder
{
    private readonly SmallDigitFinder _finder;

    /// <summary>Makes a finder for frames of one size.</summary>
    public FrameDigitFinder(int width, int height) => _finder = new SmallDigitFinder(width, height);

    /// <inheritdoc/>
    public bool TryFind(byte[] frame, byte[] digit) => _finder.TryFind(frame, digit);
}
