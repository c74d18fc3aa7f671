using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Edge.DigitReader.Capture;
using Edge.DigitReader.Statistics;
using Edge.DigitReader.Voting;

namespace Edge.DigitReader;

/// <summary>The digit reader: camera, vision, network, vote, display, again and again. Camera and display stay their maker's to dispose of.</summary>
public sealed class ReaderLoop
{
    private readonly ICamera _camera;
    private readonly int _classes;
    private readonly IDisplay _display;
    private readonly ReaderOptions _options;
    private readonly TimeProvider _time;
    private readonly FrameReader _reader;
    private readonly DigitVoter? _voter;

    /// <summary>Makes a loop.</summary>
    /// <param name="camera">Where frames come from.</param>
    /// <param name="classifier">The network.</param>
    /// <param name="display">Where answers go.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="counters">Counts on from these; null to begin at 0.</param>
    /// <param name="time">The clock of waits after faults; null for the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public ReaderLoop(
        ICamera camera, IClassifier classifier, IDisplay display, ReaderOptions? options = null, ReaderCounters? counters = null, TimeProvider? time = null)
    {
        _camera = camera ?? throw new ArgumentNullException(nameof(camera));
        ArgumentNullException.ThrowIfNull(classifier);
        _display = display ?? throw new ArgumentNullException(nameof(display));
        _options = options ?? new ReaderOptions();
        _options.Check();
        Counters = counters ?? new ReaderCounters();
        _time = time ?? TimeProvider.System;
        _classes = classifier.Classes;
        _reader = new FrameReader(camera.Width, camera.Height, classifier, _options.Rejection, _options.MaxDigits);
        _voter = _options.Voting is null ? null : new DigitVoter(_options.Voting, _classes, _options.MaxDigits);
    }

    /// <summary>What was done so far.</summary>
    public ReaderCounters Counters { get; }

    /// <summary>Reads frames to the end of the camera's stream or the limit. Nothing is allocated for a frame.</summary>
    /// <param name="cancellationToken">Ends the loop.</param>
    /// <exception cref="CameraException">The camera failed <see cref="ReaderOptions.MaxFaults"/> times in a row.</exception>
    /// <exception cref="OperationCanceledException">The loop was cancelled.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        using IFrameSource source = _camera.Flow == FrameFlow.OnDemand ? new DirectSource(_camera) : new FramePump(_camera, _options.StallTimeout);
        Reading? reading = null;
        long dropped = 0;
        for (long index = 0; index < _options.Limit && Take(source, cancellationToken) is { } slot; index++)
        {
            reading ??= new Reading(slot.Frame, _classes, _options.MaxDigits) { Source = _camera.Name };
            reading.Frame = slot.Frame;
            reading.Index = index;
            reading.Expected = slot.Expected;
            reading.CaptureTime = slot.CaptureTime;
            _reader.Read(reading);
            _voter?.Vote(reading);
            Counters.Add(reading);
            Counters.AddDropped(source.Dropped - dropped);
            dropped = source.Dropped;
            _display.Show(reading);
            Counters.AddShown(Stopwatch.GetElapsedTime(slot.Arrival));
        }
    }

    private FrameSlot? Take(IFrameSource source, CancellationToken cancellationToken)
    {
        TimeSpan backoff = _options.FirstBackoff;
        string shown = "";
        for (int faults = 1; ; faults++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return source.Take(cancellationToken);
            }
            catch (CameraException e)
            {
                Counters.AddFault();
                if (faults >= _options.MaxFaults && _options.MaxFaults != int.MaxValue)
                    throw new CameraException(
                        $"Expected frames from the camera '{_camera.Name}', got {faults} faults in a row, the last one: {e.Message} Check its cable and power and start again.", e);
                // A camera that is away for an hour is said once.
                if (e.Message != shown)
                    _display.ShowMessage(shown = e.Message);
            }
            Task.Delay(backoff, _time, cancellationToken).GetAwaiter().GetResult();
            backoff = TimeSpan.FromTicks(Math.Min(2 * backoff.Ticks, _options.MaxBackoff.Ticks));
        }
    }
}
