using System;
using System.Threading;
using System.Threading.Tasks;
using Edge.Vision;

namespace Edge.DigitReader;

/// <summary>The digit reader: camera, vision, network, display, again and again. Camera and display stay their maker's to dispose of.</summary>
public sealed class ReaderLoop
{
    private readonly ICamera _camera;
    private readonly IDisplay _display;
    private readonly ReaderOptions _options;
    private readonly TimeProvider _time;
    private readonly FrameReader _reader;
    private readonly Reading _reading;

    /// <summary>Makes a loop; its buffers are made here, once.</summary>
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
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxFaults, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.FirstBackoff, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxBackoff, _options.FirstBackoff, nameof(options));
        Counters = counters ?? new ReaderCounters();
        _time = time ?? TimeProvider.System;
        _reader = new FrameReader(camera.Width, camera.Height, classifier, _options.Rejection);
        _reading = new Reading(new GrayImage(camera.Width, camera.Height), classifier.Classes) { Source = camera.Name };
    }

    /// <summary>What was done so far.</summary>
    public ReaderCounters Counters { get; }

    /// <summary>Reads frames to the end of the camera's stream or the limit.</summary>
    /// <param name="cancellationToken">Ends the loop.</param>
    /// <exception cref="CameraException">The camera failed <see cref="ReaderOptions.MaxFaults"/> times in a row.</exception>
    /// <exception cref="OperationCanceledException">The loop was cancelled.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        for (long index = 0; index < _options.Limit && TryRead(cancellationToken); index++)
        {
            _reading.Index = index;
            _reading.Expected = (_camera as ILabelledCamera)?.ExpectedLabel ?? -1;
            _reader.Read(_reading);
            Counters.Add(_reading);
            _display.Show(_reading);
        }
    }

    private bool TryRead(CancellationToken cancellationToken)
    {
        TimeSpan backoff = _options.FirstBackoff;
        for (int faults = 1; ; faults++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return _camera.TryRead(_reading.Frame, cancellationToken);
            }
            catch (CameraException e)
            {
                Counters.AddFault();
                if (faults == _options.MaxFaults)
                    throw new CameraException(
                        $"Expected frames from the camera '{_camera.Name}', got {faults} faults in a row, the last one: {e.Message} Check its cable and power and start again.", e);
                _display.ShowMessage(e.Message);
            }
            Task.Delay(backoff, _time, cancellationToken).GetAwaiter().GetResult();
            backoff = TimeSpan.FromTicks(Math.Min(2 * backoff.Ticks, _options.MaxBackoff.Ticks));
        }
    }
}
