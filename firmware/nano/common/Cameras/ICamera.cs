namespace Edge.Nano;

/// <summary>Where grey frames come from.</summary>
public interface ICamera
{
    /// <summary>Width of every frame in pixels.</summary>
    int Width { get; }

    /// <summary>Height of every frame in pixels.</summary>
    int Height { get; }

    /// <summary>Resets and configures the camera; may be called again after a fault.</summary>
    /// <exception cref="DeviceException">There is no such camera, or it does not answer in time.</exception>
    void Start();

    /// <summary>Takes one frame.</summary>
    /// <param name="frame">Receives <see cref="Width"/> x <see cref="Height"/> greys, row by row, 0 is black.</param>
    /// <exception cref="DeviceException">The camera does not answer in time or answers nonsense.</exception>
    void Capture(byte[] frame);
}
