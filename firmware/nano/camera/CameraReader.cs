using System;

namespace Edge.Nano.Camera;

/// <summary>The application: camera, digit, network, panel, for ever. A device that fails leads to a message, a pause that doubles, and a new start.</summary>
/// <remarks>A frame allocates nothing; only faults and the line that <see cref="ReportMilliseconds"/> asks for make strings.</remarks>
public sealed class CameraReader
{
    /// <summary>How often the times are printed, in milliseconds.</summary>
    public const int ReportMilliseconds = 10000;

    private readonly ICamera _camera;
    private readonly IDigitFinder _finder;
    private readonly IDigitNetwork _network;
    private readonly IReaderView _view;
    private readonly IClock _clock;
    private readonly IConsole _console;
    private readonly StageTimes _times;
    private readonly Backoff _backoff;
    private readonly byte[] _frame;
    private readonly byte[] _digit = new byte[DigitPainter.Side * DigitPainter.Side];
    private readonly sbyte[] _output = new sbyte[DigitAnswer.Classes];
    private readonly DigitAnswer _answer = new DigitAnswer();
    private readonly LabelVote _vote = new LabelVote();
    private bool _hasCamera;
    private bool _isPanelLost;
    private long _reportAt;

    /// <summary>Makes the application; no device is touched before the first <see cref="Step"/>.</summary>
    public CameraReader(ICamera camera, IDigitFinder finder, IDigitNetwork network, IReaderView view, IClock clock, IConsole console)
    {
        _camera = camera;
        _finder = finder;
        _network = network;
        _view = view;
        _clock = clock;
        _console = console;
        _times = new StageTimes(clock);
        _frame = new byte[camera.Width * camera.Height];
        _backoff = new Backoff(clock);
        _reportAt = clock.Milliseconds;
    }

    /// <summary>Frames that were read since the start.</summary>
    public int Frames { get; private set; }

    /// <summary>Faults of camera and panel since the start.</summary>
    public int Faults { get; private set; }

    /// <summary>Proves the network on this board and says so on console and panel.</summary>
    public void SelfTest()
    {
        long start = _clock.Milliseconds;
        string text = _network.SelfTest()
            ? "Self-test: every golden output is exact, " + (_clock.Milliseconds - start) + " ms."
            : "Self-test: expected the golden outputs, got others; flash the newest firmware and deploy again.";
        _console.Print(text);
        Tell(text);
    }

    /// <summary>Reads one frame, or waits a moment while the camera is given time to recover.</summary>
    public void Step()
    {
        if (!_backoff.IsOver())
            return;
        try
        {
            Read();
            _backoff.Succeed();
        }
        catch (DeviceException e)
        {
            Faults++;
            _hasCamera = false;
            _console.Print(e.Message + " Trying again in " + _backoff.Fail() + " ms.");
            Tell(e.Message);
        }
    }

    private void Read()
    {
        if (!_hasCamera)
            _camera.Start();
        _hasCamera = true;
        _times.Begin();
        _camera.Capture(_frame);
        _times.EndCamera();
        bool isFound = _finder.TryFind(_frame, _digit);
        _times.EndVision();
        if (isFound)
        {
            _network.Run(_digit, _output);
            _answer.Take(_output, _network.Knows);
        }
        else
        {
            _answer.Clear();
            Array.Clear(_digit, 0, _digit.Length);
        }
        _times.EndNetwork();
        _vote.Take(_answer.Label);
        ShowAnswer();
        _times.EndPanel();
        Frames++;
        Report();
    }

    // A panel that fails must not stop the camera: the answer is on the console too, and the view tries it again with the next frame.
    private void ShowAnswer()
    {
        try
        {
            _view.Show(_digit, _vote.Label, _answer);
            _isPanelLost = false;
        }
        catch (DeviceException e)
        {
            LosePanel(e);
        }
    }

    private void Tell(string text)
    {
        try
        {
            _view.ShowMessage(text);
            _isPanelLost = false;
        }
        catch (DeviceException e)
        {
            LosePanel(e);
        }
    }

    private void LosePanel(DeviceException fault)
    {
        // Said once and not with each frame that it stays away.
        if (_isPanelLost)
            return;
        _isPanelLost = true;
        Faults++;
        _console.Print("Panel: " + fault.Message);
    }

    private void Report()
    {
        long now = _clock.Milliseconds;
        if (now < _reportAt)
            return;
        _reportAt = now + ReportMilliseconds;
        _console.Print("Digit " + (_answer.Label < 0 ? "none" : _answer.Label.ToString()) + ", " + _answer.Percent + " %; " + _times.Take() + "; frames " + Frames + ", faults " + Faults + ".");
    }
}
