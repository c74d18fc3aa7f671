using System;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace Edge.DigitReader.Capture;

/// <summary>
/// Reads a camera on a thread of its own, so that a camera that stalls cannot stall the loop and the newest frame is at hand when the loop is ready
/// for it. Three frames go round: one is filled, one waits, one is read.
/// </summary>
/// <remarks>After a fault the thread rests until the loop asks again. A frame allocates nothing.</remarks>
internal sealed class FramePump : IFrameSource
{
    // What a camera has to obey a cancelled read before the loop goes on without it.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly ICamera _camera;
    private readonly TimeSpan _stallTimeout;
    private readonly Thread _thread;
    private CancellationTokenSource _reading = new();
    private FrameSlot _filled;
    private FrameSlot _waiting;
    private FrameSlot _taken;
    private ExceptionDispatchInfo? _fault;
    private bool _hasFrame;
    private bool _isEnd;
    private bool _mayRead;
    private bool _isStopped;
    private long _dropped;

    /// <summary>Makes the pump; nothing is read before the first <see cref="Take"/>.</summary>
    public FramePump(ICamera camera, TimeSpan stallTimeout)
    {
        _camera = camera;
        _stallTimeout = stallTimeout;
        _filled = new FrameSlot(camera.Width, camera.Height);
        _waiting = new FrameSlot(camera.Width, camera.Height);
        _taken = new FrameSlot(camera.Width, camera.Height);
        // In the background: a camera that obeys nothing does not keep the process alive.
        _thread = new Thread(Read) { IsBackground = true, Name = "camera" };
        _thread.Start();
    }

    /// <inheritdoc/>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <inheritdoc/>
    public FrameSlot? Take(CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration wake = cancellationToken.UnsafeRegister(static pump => ((FramePump)pump!).Wake(), this);
        if (TryTake(_stallTimeout, cancellationToken, out FrameSlot? slot))
            return slot;
        CancelRead();
        try
        {
            if (TryTake(Grace, cancellationToken, out slot))
                return slot;
        }
        catch (CameraException e)
        {
            throw Stalled(e);
        }
        throw Stalled(null);
    }

    /// <summary>Stops the thread; the camera stays its maker's.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isStopped = true;
            Monitor.PulseAll(_gate);
        }
        CancelRead();
        if (_thread.Join(Grace))
            _reading.Dispose();
    }

    private bool TryTake(TimeSpan patience, CancellationToken cancellationToken, out FrameSlot? slot)
    {
        long deadline = Environment.TickCount64 + (long)Math.Ceiling(patience.TotalMilliseconds);
        lock (_gate)
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (HasOutcome(out slot))
                    return true;
                long left = deadline - Environment.TickCount64;
                if (left <= 0)
                    return false;
                _mayRead = true;
                Monitor.PulseAll(_gate);
                Monitor.Wait(_gate, (int)left);
            }
    }

    // A frame that came before a fault or the end goes first.
    private bool HasOutcome(out FrameSlot? slot)
    {
        slot = null;
        if (_hasFrame)
        {
            (_waiting, _taken) = (_taken, _waiting);
            _hasFrame = false;
            Monitor.PulseAll(_gate);
            slot = _taken;
            return true;
        }
        if (_fault is not { } fault)
            return _isEnd;
        _fault = null;
        fault.Throw();
        return false;
    }

    private void Read()
    {
        while (WaitForTurn(out CancellationToken token))
        {
            bool isEnd = false;
            ExceptionDispatchInfo? fault = null;
            try
            {
                isEnd = !CameraReader.TryRead(_camera, _filled, token);
            }
            catch (OperationCanceledException e)
            {
                fault = ExceptionDispatchInfo.Capture(Stalled(e));
            }
            catch (Exception e)
            {
                // Whatever it is belongs to the loop's thread; here it would end the process.
                fault = ExceptionDispatchInfo.Capture(e);
            }
            Publish(isEnd, fault);
        }
    }

    private bool WaitForTurn(out CancellationToken token)
    {
        lock (_gate)
        {
            while (!_isStopped && (!_mayRead || (_hasFrame && _camera.Flow == FrameFlow.Queued)))
                Monitor.Wait(_gate);
            if (_reading.IsCancellationRequested && !_isStopped)
            {
                _reading.Dispose();
                _reading = new CancellationTokenSource();
            }
            token = _reading.Token;
            return !_isStopped;
        }
    }

    private void Publish(bool isEnd, ExceptionDispatchInfo? fault)
    {
        lock (_gate)
        {
            if (isEnd || fault is not null)
            {
                _isEnd = isEnd;
                _fault = fault;
                _mayRead = false;
            }
            else
            {
                if (_hasFrame)
                    _dropped++;
                (_filled, _waiting) = (_waiting, _filled);
                _hasFrame = true;
            }
            Monitor.PulseAll(_gate);
        }
    }

    private void CancelRead()
    {
        CancellationTokenSource reading;
        lock (_gate)
            reading = _reading;
        // Outside of the lock: what the camera does to end its read runs here.
        reading.Cancel();
    }

    private void Wake()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }

    private CameraException Stalled(Exception? cause)
    {
        string message = string.Create(
            CultureInfo.InvariantCulture,
            $"Expected a frame of the camera '{_camera.Name}' within {_stallTimeout.TotalSeconds:0.###} s, got none; check its cable and that no other program uses it.");
        return cause is null ? new CameraException(message) : new CameraException(message, cause);
    }
}
