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
    private readonly IFrameDecoder _decoder;
    private readonly TimeSpan _timeout;
    private readonly Timer _watchdog;
    private FrameProcess? _process;
    private Func<byte[], int, int, int>? _read;
    private volatile bool _isOverdue;
    private long _frames;

    /// <summary>Describes a camera; nothing starts yet.</summary>
    /// <param name="settings">The program.</param>
    /// <param name="decoder">The frames that it writes.</param>
    /// <param name="timeout">Longest wait for a frame, or null for <see cref="DefaultTimeout"/>.</param>
    public ProcessCamera(ProcessCameraSettings settings, IFrameDecoder decoder, TimeSpan? timeout = null)
    {
        _settings = settings ?? throw new ArgumentNullException(nameof(settings));
        _decoder = decoder ?? throw new ArgumentNullException(nameof(decoder));
        _timeout = timeout ?? DefaultTimeout;
        _watchdog = new Timer(static camera => ((ProcessCamera)camera!).Overdue(), this, Timeout.Infinite, Timeout.Infinite);
    }

    /// <inheritdoc/>
    public string Name => _settings.Name;

    /// <inheritdoc/>
    public int Width => _decoder.Width;

    /// <inheritdoc/>
    public int Height => _decoder.Height;

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
        if (Read(_process, frame, cancellationToken))
        {
            _frames++;
            return true;
        }
        int got = _decoder.Pending;
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
        _decoder.Reset();
        FrameProcess process = FrameProcess.Start(_settings);
        _read = process.Read;
        return process;
    }

    private bool Read(FrameProcess process, GrayImage frame, CancellationToken cancellationToken)
    {
        _isOverdue = false;
        _watchdog.Change(_timeout, Timeout.InfiniteTimeSpan);
        // A read of a pipe cannot be given up; the end of the process ends it.
        using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(static process => ((FrameProcess)process!).Kill(), process);
        try
        {
            return _decoder.TryRead(_read!, frame, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Stop();
            throw;
        }
        finally
        {
            _watchdog.Change(Timeout.Infinite, Timeout.Infinite);
        }
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
                $"Expected a frame of {tool} within {_timeout.TotalSeconds:0.#} s, got {Of(got)}; check the camera's cable and that no other program uses it.");
        string reason = complaint.Length > 0 ? $", which said '{complaint}'" : "";
        return got == 0
            ? $"Expected frames of {tool}, got {(frames == 0 ? "none" : "no more")} before it ended with exit code {exitCode}{reason}; {_settings.CheckHint}."
            : $"Expected a frame of {(_decoder.FrameBytes > 0 ? $"{_decoder.FrameBytes} bytes" : "JPEG")} of {tool}, got {got}{(_decoder.FrameBytes > 0 ? "" : " bytes")} before it ended with exit code {exitCode}{reason}; check that it writes {FrameFormats.NameOf(_decoder.Format)} of {Width}x{Height}.";

        string Of(int count) => _decoder.FrameBytes > 0 ? $"{count} of {_decoder.FrameBytes} bytes" : $"{count} bytes of one";
    }

    private void Stop()
    {
        _process?.Dispose();
        _process = null;
    }
}
