using System;
using System.Globalization;
using System.Threading;
using Edge.DigitReader.Streams;
using Edge.Vision;

namespace Edge.DigitReader.Processes;

/// <summary>A camera by a program that writes raw frames to its output: rpicam-vid, v4l2-ctl, ffmpeg.</summary>
/// <remarks>
/// The program starts with the first read. After a failure, a time-out or a cancelled wait it is stopped, and the next read starts it again.
/// A frame allocates nothing.
/// </remarks>
public sealed class ProcessCamera : ICamera
{
    /// <summary>The wait for a frame after which the program counts as hanging. A cold start of a camera takes about two seconds.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    private readonly ProcessCameraSettings _settings;
    private readonly FrameLayout _layout;
    private readonly TimeSpan _timeout;
    private readonly byte[] _bytes;
    private readonly Timer _watchdog;
    private FrameProcess? _process;
    private volatile bool _isOverdue;
    private long _frames;

    /// <summary>Describes a camera; nothing starts yet.</summary>
    /// <param name="settings">The program.</param>
    /// <param name="layout">The frames that it writes.</param>
    /// <param name="timeout">Longest wait for a frame, or null for <see cref="DefaultTimeout"/>.</param>
    public ProcessCamera(ProcessCameraSettings settings, FrameLayout layout, TimeSpan? timeout = null)
    {
        _settings = settings ?? throw new ArgumentNullException(nameof(settings));
        _layout = layout ?? throw new ArgumentNullException(nameof(layout));
        _timeout = timeout ?? DefaultTimeout;
        _bytes = new byte[layout.FrameBytes];
        _watchdog = new Timer(static camera => ((ProcessCamera)camera!).Overdue(), this, Timeout.Infinite, Timeout.Infinite);
    }

    /// <inheritdoc/>
    public string Name => _settings.Name;

    /// <inheritdoc/>
    public int Width => _layout.Width;

    /// <inheritdoc/>
    public int Height => _layout.Height;

    /// <inheritdoc/>
    public FrameFlow Flow => FrameFlow.Live;

    /// <inheritdoc/>
    public bool TryRead(GrayImage frame, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Width != Width || frame.Height != Height)
            throw new ArgumentException($"Expected a picture of {Width}x{Height}, got {frame.Width}x{frame.Height}.", nameof(frame));
        cancellationToken.ThrowIfCancellationRequested();
        _process ??= Start();
        int got = Read(_process, cancellationToken);
        if (got == _bytes.Length)
        {
            _frames++;
            _layout.ToGray(_bytes, frame);
            return true;
        }
        int exitCode = _process.WaitForExit();
        string complaint = _process.LastErrorLine;
        long frames = _frames;
        Stop();
        cancellationToken.ThrowIfCancellationRequested();
        if (got == 0 && frames > 0 && exitCode == 0 && !_isOverdue && !_settings.IsEndless)
            return false;
        throw new CameraException(Fault(got, frames, exitCode, complaint));
    }

    /// <summary>Stops the program.</summary>
    public void Dispose()
    {
        _watchdog.Dispose();
        Stop();
    }

    private FrameProcess Start()
    {
        _frames = 0;
        return FrameProcess.Start(_settings);
    }

    private int Read(FrameProcess process, CancellationToken cancellationToken)
    {
        _isOverdue = false;
        _watchdog.Change(_timeout, Timeout.InfiniteTimeSpan);
        // A read of a pipe cannot be given up; the end of the process ends it.
        using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(static process => ((FrameProcess)process!).Kill(), process);
        int got = process.Read(_bytes);
        _watchdog.Change(Timeout.Infinite, Timeout.Infinite);
        return got;
    }

    private void Overdue()
    {
        _isOverdue = true;
        _process?.Kill();
    }

    private string Fault(int got, long frames, int exitCode, string complaint)
    {
        string tool = _settings.Tool;
        if (_isOverdue)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Expected a frame of {tool} within {_timeout.TotalSeconds:0.#} s, got {got} of {_bytes.Length} bytes; check the camera's cable and that no other program uses it.");
        string reason = complaint.Length > 0 ? $", which said '{complaint}'" : "";
        return got == 0
            ? $"Expected frames of {tool}, got {(frames == 0 ? "none" : "no more")} before it ended with exit code {exitCode}{reason}; {_settings.CheckHint}."
            : $"Expected a frame of {_bytes.Length} bytes of {tool}, got {got} before it ended with exit code {exitCode}{reason}; check that it writes {FrameFormats.NameOf(_layout.Format)} of {Width}x{Height}.";
    }

    private void Stop()
    {
        _process?.Dispose();
        _process = null;
    }
}
