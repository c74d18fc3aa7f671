using System;
using System.Buffers;
using System.Globalization;
using System.IO;
using System.Threading;
using Edge.DigitReader;
using Edge.DigitReader.Streams;
using Edge.Vision;
using Iot.Device.Media;

namespace Edge.RaspberryPi.Camera;

/// <summary>A running capture: a thread of its own waits in the binding, the newest frame is at hand for the reader.</summary>
internal sealed class VideoCapture : IDisposable
{
    // A frame takes a camera milliseconds; without a device the binding hands out the last buffer again and again, as fast as it can copy.
    private const int MostRepeats = 10;
    private const long FastMilliseconds = 2;

    // What a camera has to give its next frame in when it is stopped.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly VideoDevice _device;
    private readonly string _path;
    private readonly FrameLayout _layout;
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private readonly byte[] _newest;
    private bool _hasFrame;
    private string? _fault;
    private long _lastFrame = long.MinValue / 2;
    private int _repeats;

    /// <summary>Starts; the device is the capture's to dispose of.</summary>
    /// <exception cref="IOException">The device cannot be opened.</exception>
    public VideoCapture(VideoDevice device, string path, FrameLayout layout)
    {
        (_device, _path, _layout) = (device, path, layout);
        _newest = new byte[layout.FrameBytes];
        device.ImageBufferPoolingEnabled = true;
        device.NewImageBufferReady += Take;
        device.StartCaptureContinuous();
        // In the background: a camera that gives nothing keeps the binding waiting for ever.
        _thread = new Thread(Run) { IsBackground = true, Name = "usb camera" };
        _thread.Start();
    }

    /// <summary>Waits for a frame that was not read yet.</summary>
    /// <exception cref="CameraException">There was none in time, or it is no frame.</exception>
    public void Read(GrayImage frame, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration wake = cancellationToken.UnsafeRegister(static capture => ((VideoCapture)capture!).Wake(), this);
        long deadline = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        lock (_gate)
        {
            while (!_hasFrame)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_fault is { } fault)
                    throw new CameraException(fault);
                long left = deadline - Environment.TickCount64;
                if (left <= 0)
                    throw new CameraException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"Expected a frame of the camera {_path} within {timeout.TotalSeconds:0.#} s, got none; plug it in again and check that no other program uses it."));
                Monitor.Wait(_gate, (int)left);
            }
            _hasFrame = false;
            _layout.ToGray(_newest, frame);
        }
    }

    /// <summary>Stops. Where the camera gives no further frame, the thread stays behind in the driver until the camera is unplugged.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _ = _thread.Join(Grace);
        _device.NewImageBufferReady -= Take;
        _device.Dispose();
    }

    private void Run()
    {
        try
        {
            _device.CaptureContinuous(_stop.Token);
            End("the end");
        }
        catch (Exception e)
        {
            // Whatever it is belongs to the reader; here it would end the process.
            End(e.Message.TrimEnd('.'));
        }
    }

    private void End(string got)
    {
        lock (_gate)
        {
            _fault ??= $"Expected frames of the camera {_path}, got {got}; plug it in again.";
            Monitor.PulseAll(_gate);
        }
    }

    private void Take(object sender, NewImageBufferReadyEventArgs buffer)
    {
        ReadOnlySpan<byte> bytes = buffer.ImageBuffer.AsSpan(0, Math.Min(buffer.Length, buffer.ImageBuffer.Length));
        lock (_gate)
        {
            _fault ??= VideoCheck.Fault(bytes, _newest.Length, _path) ?? Repeated(bytes);
            if (_fault is null)
            {
                bytes.CopyTo(_newest);
                _hasFrame = true;
            }
            Monitor.PulseAll(_gate);
        }
        ArrayPool<byte>.Shared.Return(buffer.ImageBuffer);
        if (_fault is not null)
            _stop.Cancel();
    }

    private string? Repeated(ReadOnlySpan<byte> bytes)
    {
        long now = Environment.TickCount64;
        bool isFast = now - _lastFrame <= FastMilliseconds;
        _lastFrame = now;
        _repeats = isFast && bytes.SequenceEqual(_newest) ? _repeats + 1 : 0;
        return _repeats < MostRepeats ? null : $"Expected new frames of the camera {_path}, got the same one {MostRepeats} times at once; plug it in again.";
    }

    private void Wake()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }
}
