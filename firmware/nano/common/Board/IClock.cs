namespace Edge.Nano;

/// <summary>The time that drivers and applications wait by, so that a test needs none.</summary>
public interface IClock
{
    /// <summary>Milliseconds since an arbitrary moment; never goes back.</summary>
    long Milliseconds { get; }

    /// <summary>Waits.</summary>
    /// <param name="milliseconds">How long, at least.</param>
    void Sleep(int milliseconds);
}
