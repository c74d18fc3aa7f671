using System;
using System.Threading;
using Edge.DigitReader;
using Edge.Vision;

namespace Edge.WebPage.Camera;

/// <summary>The newest frame and the newest fault, between the thread of the camera and those of the viewers.</summary>
internal sealed class HubState
{
    private readonly object _gate = new();
    private readonly string _name;
    private readonly TimeSpan _patience;
    private GrayImage? _frame;
    private long _frames;
    private long _faults;
    private string _fault = "";

    /// <summary>Makes an empty state.</summary>
    /// <param name="name">The camera's name.</param>
    /// <param name="patience">How long to wait for a frame.</param>
    public HubState(string name, TimeSpan patience)
    {
        _name = name;
        _patience = patience;
    }

    /// <summary>A frame has come.</summary>
    /// <param name="frame">Copied.</param>
    /// <exception cref="CameraException">It has another size than those before.</exception>
    public void Publish(GrayImage frame)
    {
        lock (_gate)
        {
            _frame ??= new GrayImage(frame.Width, frame.Height);
            if (_frame.Width != frame.Width || _frame.Height != frame.Height)
                throw new CameraException($"Expected frames of {_frame.Width}x{_frame.Height} from the camera, got {frame.Width}x{frame.Height}; open the page again.");
            frame.Pixels.CopyTo(_frame.Pixels.AsSpan());
            _frames++;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>The camera has failed.</summary>
    public void Fail(string message)
    {
        lock (_gate)
        {
            _fault = message;
            _faults++;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for the first frame.</summary>
    /// <returns>The size of every frame, and the number of faults before, which are no news to a viewer who comes now.</returns>
    /// <exception cref="CameraException">The camera failed before it.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public (int Width, int Height, long Faults) WaitForSize(CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration wake = cancellationToken.Register(Wake);
        lock (_gate)
        {
            while (_frame is null)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_faults > 0)
                    throw new CameraException(_fault);
                Wait();
            }
            return (_frame.Width, _frame.Height, _faults);
        }
    }

    /// <summary>Waits for a frame newer than the last one seen.</summary>
    /// <param name="frame">Receives it.</param>
    /// <param name="seenFrames">Number of the last frame that this viewer saw; updated.</param>
    /// <param name="seenFaults">Number of the last fault that this viewer saw; updated.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CameraException">The camera has failed since.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public void WaitForFrame(GrayImage frame, ref long seenFrames, ref long seenFaults, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration wake = cancellationToken.Register(Wake);
        lock (_gate)
        {
            while (_frames == seenFrames && _faults == seenFaults)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Wait();
            }
            cancellationToken.ThrowIfCancellationRequested();
            if (_faults != seenFaults)
            {
                seenFaults = _faults;
                throw new CameraException(_fault);
            }
            seenFrames = _frames;
            _frame!.Pixels.CopyTo(frame.Pixels.AsSpan());
        }
    }

    // A camera may hang in its driver, where nothing tells its thread.
    private void Wait()
    {
        if (!Monitor.Wait(_gate, _patience))
            throw new CameraException($"Expected a frame from the camera '{_name}' within {_patience.TotalSeconds:0.#} seconds, got none; check its cable and whether another program has it.");
    }

    private void Wake()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }
}
