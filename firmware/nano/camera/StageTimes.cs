namespace Edge.Nano.Camera;

/// <summary>How long the stages of a frame take, as means since the last report.</summary>
public sealed class StageTimes
{
    private readonly IClock _clock;
    private long _mark;
    private long _camera;
    private long _vision;
    private long _network;
    private long _panel;
    private int _frames;

    /// <summary>Makes one that has seen nothing.</summary>
    public StageTimes(IClock clock) => _clock = clock;

    /// <summary>A frame begins.</summary>
    public void Begin() => _mark = _clock.Milliseconds;

    /// <summary>The frame is there.</summary>
    public void EndCamera() => _camera += Lap();

    /// <summary>The digit is found, or not.</summary>
    public void EndVision() => _vision += Lap();

    /// <summary>The network has answered.</summary>
    public void EndNetwork() => _network += Lap();

    /// <summary>The panel shows the answer.</summary>
    public void EndPanel()
    {
        _panel += Lap();
        _frames++;
    }

    /// <summary>The means in milliseconds as text, and a new beginning.</summary>
    public string Take()
    {
        int n = _frames == 0 ? 1 : _frames;
        string text = "camera " + _camera / n + " ms, vision " + _vision / n + " ms, network " + _network / n + " ms, panel " + _panel / n + " ms";
        _camera = _vision = _network = _panel = 0;
        _frames = 0;
        return text;
    }

    private long Lap()
    {
        long now = _clock.Milliseconds;
        long lap = now - _mark;
        _mark = now;
        return lap;
    }
}
