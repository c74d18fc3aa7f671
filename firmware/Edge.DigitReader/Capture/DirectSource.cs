using System.Threading;

namespace Edge.DigitReader.Capture;

/// <summary>A camera whose frames are there when they are asked for: read by the loop itself.</summary>
internal sealed class DirectSource(ICamera camera) : IFrameSource
{
    private readonly FrameSlot _slot = new(camera.Width, camera.Height);

    /// <inheritdoc/>
    public long Dropped => 0;

    /// <inheritdoc/>
    public FrameSlot? Take(CancellationToken cancellationToken) => CameraReader.TryRead(camera, _slot, cancellationToken) ? _slot : null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
