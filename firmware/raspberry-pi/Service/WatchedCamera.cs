using System;
using System.Threading;
using Edge.DigitReader;
using Edge.Vision;

namespace Edge.RaspberryPi.Service;

/// <summary>A camera whose faults are signs of life, as the loop deals with them; one that hangs in the driver and obeys nothing is none.</summary>
/// <param name="camera">The camera; stays its maker's.</param>
/// <param name="heartbeat">Gets a beat with each read that ends without a frame.</param>
public sealed class WatchedCamera(ICamera camera, Heartbeat heartbeat) : ICamera
{
    /// <inheritdoc/>
    public string Name => camera.Name;

    /// <inheritdoc/>
    public int Width => camera.Width;

    /// <inheritdoc/>
    public int Height => camera.Height;

    /// <inheritdoc/>
    public FrameFlow Flow => camera.Flow;

    /// <inheritdoc/>
    public bool TryRead(GrayImage frame, CancellationToken cancellationToken)
    {
        try
        {
            return camera.TryRead(frame, cancellationToken);
        }
        catch (Exception)
        {
            heartbeat.Beat();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
