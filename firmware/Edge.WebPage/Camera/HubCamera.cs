using System.Threading;
using Edge.DigitReader;
using Edge.Vision;

namespace Edge.WebPage.Camera;

/// <summary>The shared camera as one viewer's own. Its end is the viewer's going.</summary>
internal sealed class HubCamera : ICamera
{
    private readonly CameraHub _hub;
    private readonly HubState _state;
    private long _frames;
    private long _faults;
    private int _gone;

    /// <summary>Made by <see cref="CameraHub.Watch"/>.</summary>
    public HubCamera(CameraHub hub, HubState state, int width, int height, long faults)
    {
        _hub = hub;
        _state = state;
        Width = width;
        Height = height;
        _faults = faults;
    }

    /// <inheritdoc/>
    public string Name => _hub.Name;

    /// <summary>Whether its frames vote.</summary>
    public bool Votes => _hub.Votes;

    /// <inheritdoc/>
    public int Width { get; }

    /// <inheritdoc/>
    public int Height { get; }

    /// <inheritdoc/>
    public bool TryRead(GrayImage frame, CancellationToken cancellationToken)
    {
        _state.WaitForFrame(frame, ref _frames, ref _faults, cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _gone, 1) == 0)
            _hub.Leave(_state);
    }
}
