using System;
using System.Diagnostics;
using System.Threading;
using Edge.DigitReader;
using Edge.Vision;

namespace Edge.WebPage.Camera;

/// <summary>Shares the device's camera between viewers. It is open while somebody watches; each viewer sees the newest frame and misses those in between.</summary>
internal sealed class CameraHub : IDisposable
{
    private static readonly TimeSpan FirstBackoff = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan MaxBackoff = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly CameraSource _source;
    private CancellationTokenSource? _reading;
    private HubState _state;
    private int _viewers;

    /// <summary>Makes the hub; the camera stays closed.</summary>
    public CameraHub(CameraSource source)
    {
        _source = source;
        _state = new HubState(source.Name, source.StallTimeout);
    }

    /// <summary>What a person would call the camera.</summary>
    public string Name => _source.Name;

    /// <summary>Whether its frames vote.</summary>
    public bool Votes => _source.Votes;

    /// <summary>People who watch.</summary>
    public int Viewers
    {
        get
        {
            lock (_gate)
                return _viewers;
        }
    }

    /// <summary>Opens the camera, if need be, and waits until it gives a frame.</summary>
    /// <returns>The camera as one viewer's own; to be disposed of.</returns>
    /// <exception cref="CameraException">It cannot be opened or gives nothing; the message is a sentence.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public HubCamera Watch(CancellationToken cancellationToken)
    {
        HubState state;
        lock (_gate)
        {
            if (_viewers++ == 0)
                Start();
            state = _state;
        }
        try
        {
            (int width, int height, long faults) = state.WaitForSize(cancellationToken);
            return new HubCamera(this, state, width, height, faults);
        }
        catch
        {
            Leave(state);
            throw;
        }
    }

    /// <summary>A viewer goes; the last one closes the camera.</summary>
    /// <param name="state">What the viewer watched.</param>
    public void Leave(HubState state)
    {
        lock (_gate)
            if (state == _state && --_viewers == 0)
                _reading?.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
            _reading?.Cancel();
    }

    private void Start()
    {
        var cancellation = new CancellationTokenSource();
        var state = new HubState(_source.Name, _source.StallTimeout);
        _reading = cancellation;
        _state = state;
        // A thread of its own: cameras block while they wait for light.
        new Thread(() => Read(state, cancellation)) { IsBackground = true, Name = "camera" }.Start();
    }

    private void Read(HubState state, CancellationTokenSource cancellation)
    {
        CancellationToken token = cancellation.Token;
        TimeSpan backoff = FirstBackoff;
        while (!token.IsCancellationRequested)
        {
            try
            {
                if (ReadToEnd(state, token))
                    backoff = FirstBackoff;
                else
                    throw new CameraException($"Expected frames from the camera '{_source.Name}', got the end of its stream at once; check its cable and power.");
            }
            catch (OperationCanceledException)
            {
                break;
            }
            catch (CameraException e)
            {
                state.Fail(e.Message);
                token.WaitHandle.WaitOne(backoff);
                backoff = TimeSpan.FromTicks(Math.Min(2 * backoff.Ticks, MaxBackoff.Ticks));
            }
        }
        lock (_gate)
        {
            if (_reading == cancellation)
                _reading = null;
            cancellation.Dispose();
        }
    }

    // Whether there was a frame. A fault of one frame is told to the viewers; the camera is then opened again.
    private bool ReadToEnd(HubState state, CancellationToken token)
    {
        using ICamera camera = _source.Open();
        var frame = new GrayImage(camera.Width, camera.Height);
        long shown = 0;
        while (camera.TryRead(frame, token))
        {
            // What comes in its own time is read at once, so that the frame that is shown is a new one.
            bool isLive = camera.Flow == FrameFlow.Live;
            if (isLive && shown != 0 && Stopwatch.GetElapsedTime(shown) < _source.FrameInterval)
                continue;
            shown = Stopwatch.GetTimestamp();
            state.Publish(frame);
            if (!isLive && token.WaitHandle.WaitOne(_source.FrameInterval))
                throw new OperationCanceledException(token);
        }
        return shown != 0;
    }
}
