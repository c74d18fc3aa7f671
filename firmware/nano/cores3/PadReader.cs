namespace Edge.Nano.CoreS3;

/// <summary>The application: draw with a finger, see the digit. A chip that fails leads to a message, a pause that doubles, and a new start.</summary>
public sealed class PadReader
{
    /// <summary>How long the finger must be away until the strokes are read, in milliseconds: a 4 or a 5 has two of them.</summary>
    public const int LiftMilliseconds = 400;

    private const int PollMilliseconds = 5;

    private readonly BoardPower _power;
    private readonly Ft6336 _touch;
    private readonly PadView _view;
    private readonly IDigitNetwork _network;
    private readonly IClock _clock;
    private readonly IConsole _console;
    private readonly Backoff _backoff;
    private readonly Strokes _strokes = new Strokes();
    private readonly sbyte[] _output = new sbyte[DigitAnswer.Classes];
    private readonly DigitAnswer _answer = new DigitAnswer();
    private readonly byte[] _picture = new byte[StrokePicture.Side * StrokePicture.Side];
    private bool _isStarted;
    private bool _hasScreen;
    private bool _isFinger;
    private bool _isNew;
    private long _liftedAt;

    /// <summary>Makes the application; no chip is touched before the first <see cref="Step"/>.</summary>
    public PadReader(BoardPower power, Ft6336 touch, Ili9342 screen, IDigitNetwork network, IClock clock, IConsole console)
    {
        _power = power;
        _touch = touch;
        _view = new PadView(screen);
        _network = network;
        _clock = clock;
        _console = console;
        _backoff = new Backoff(clock);
    }

    /// <summary>Digits that were read since the start.</summary>
    public int Answers { get; private set; }

    /// <summary>Faults of chips since the start.</summary>
    public int Faults { get; private set; }

    /// <summary>Asks for the finger once, or waits a moment while the board is given time to recover.</summary>
    public void Step()
    {
        if (!_backoff.IsOver())
            return;
        try
        {
            if (!_isStarted)
                Start();
            Poll();
            _backoff.Succeed();
        }
        catch (DeviceException e)
        {
            Faults++;
            _isStarted = false;
            _console.Print(e.Message + " Trying again in " + _backoff.Fail() + " ms.");
            Tell(e.Message);
        }
        _clock.Sleep(PollMilliseconds);
    }

    private void Start()
    {
        _hasScreen = false;
        _power.Start();
        _view.Start();
        _hasScreen = true;
        _touch.Start();
        long start = _clock.Milliseconds;
        _console.Print(_network.SelfTest()
            ? "Self-test: every golden output is exact, " + (_clock.Milliseconds - start) + " ms."
            : "Self-test: expected the golden outputs, got others; flash the newest firmware and deploy again.");
        Forget();
        _isFinger = false;
        _isStarted = true;
    }

    private void Poll()
    {
        bool wasFinger = _isFinger;
        _isFinger = _touch.TryRead();
        if (!_isFinger)
        {
            if (wasFinger)
                Lift();
            else if (_isNew && _clock.Milliseconds - _liftedAt >= LiftMilliseconds)
                Read();
        }
        else if (PadView.IsPad(_touch.X, _touch.Y))
            Draw(_touch.X, _touch.Y);
        else if (!wasFinger && PadView.IsButton(_touch.X, _touch.Y))
            Clear();
        else
            _strokes.Lift();
    }

    private void Draw(int x, int y)
    {
        if (!_strokes.Add(x, y))
            return;
        int last = _strokes.Count - 1;
        int before = _strokes.IsFirst(last) ? last : last - 1;
        _view.Draw(_strokes.X(before), _strokes.Y(before), x, y);
        _isNew = true;
    }

    private void Lift()
    {
        _strokes.Lift();
        _liftedAt = _clock.Milliseconds;
    }

    private void Read()
    {
        _isNew = false;
        long start = _clock.Milliseconds;
        bool isDrawn = StrokePicture.TryDraw(_strokes, _picture);
        long drawn = _clock.Milliseconds;
        if (isDrawn)
        {
            _network.Run(_picture, _output);
            _answer.Take(_output, _network.Knows);
        }
        else
        {
            _answer.Clear();
        }
        long end = _clock.Milliseconds;
        _view.Show(_answer);
        Answers++;
        _console.Print("Digit " + (_answer.Label < 0 ? "none" : _answer.Label.ToString()) + ", " + _answer.Percent + " %; strokes " + (drawn - start)
            + " ms, network " + (end - drawn) + " ms.");
    }

    private void Clear()
    {
        Forget();
        _view.Clear();
    }

    private void Forget()
    {
        _strokes.Clear();
        _answer.Clear();
        _isNew = false;
    }

    // The screen may be what fails; then the console alone has said it.
    private void Tell(string text)
    {
        if (!_hasScreen)
            return;
        try
        {
            _view.ShowMessage(text);
        }
        catch (DeviceException)
        {
            _hasScreen = false;
        }
    }
}
