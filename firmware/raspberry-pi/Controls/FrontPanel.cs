using System;
using System.Device.Gpio;
using System.IO;
using System.Threading;

namespace Edge.RaspberryPi.Controls;

/// <summary>
/// The button and the LED, on a thread of its own. The button is looked at a hundred times a second: that is slow enough to cost nothing, fast
/// enough for a finger, and needs no interrupt that a bouncing contact floods.
/// </summary>
public sealed class FrontPanel : IDisposable
{
    /// <summary>Time from one look at the button to the next.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(10);

    private const long BlinkMilliseconds = 125;

    private readonly GpioController _gpio;
    private readonly int? _buttonPin;
    private readonly int? _ledPin;
    private readonly Action<ButtonPress> _onPress;
    private readonly Action<string> _onFault;
    private readonly Button _button = new();
    private readonly ManualResetEventSlim _stop = new();
    private Thread? _thread;
    private volatile LedState _led;
    private bool _isLit;

    /// <summary>Opens the pins.</summary>
    /// <param name="gpio">The pins; disposed of with the front panel.</param>
    /// <param name="buttonPin">GPIO of a button to GND, or null.</param>
    /// <param name="ledPin">GPIO of an LED to GND, or null.</param>
    /// <param name="onPress">Gets each press, on the front panel's thread.</param>
    /// <param name="onFault">Gets the sentence after which button and LED are dead.</param>
    public FrontPanel(GpioController gpio, int? buttonPin, int? ledPin, Action<ButtonPress> onPress, Action<string> onFault)
    {
        _gpio = gpio ?? throw new ArgumentNullException(nameof(gpio));
        (_buttonPin, _ledPin) = (buttonPin, ledPin);
        _onPress = onPress ?? throw new ArgumentNullException(nameof(onPress));
        _onFault = onFault ?? throw new ArgumentNullException(nameof(onFault));
        if (buttonPin is { } button)
            _ = gpio.OpenPin(button, PinMode.InputPullUp);
        if (ledPin is { } led)
        {
            _ = gpio.OpenPin(led, PinMode.Output);
            gpio.Write(led, PinValue.Low);
        }
    }

    /// <summary>What the LED says.</summary>
    public LedState Led
    {
        get => _led;
        set => _led = value;
    }

    /// <summary>Whether the button is pressed at this moment.</summary>
    public bool IsButtonDown => _buttonPin is { } button && _gpio.Read(button) == PinValue.Low;

    /// <summary>Starts the thread.</summary>
    public void Start()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "front panel" };
        _thread.Start();
    }

    /// <summary>Looks at the button and sets the LED, once.</summary>
    /// <param name="milliseconds">A clock that only goes forward.</param>
    public void Step(long milliseconds)
    {
        ButtonPress press = _button.Look(IsButtonDown, milliseconds);
        if (press != ButtonPress.None)
            _onPress(press);
        LedState state = _led;
        bool isLit = state == LedState.On || (state == LedState.Fault && milliseconds / BlinkMilliseconds % 2 == 0);
        if (_ledPin is not { } led || isLit == _isLit)
            return;
        _gpio.Write(led, isLit ? PinValue.High : PinValue.Low);
        _isLit = isLit;
    }

    /// <summary>Stops the thread and leaves the LED dark.</summary>
    public void Dispose()
    {
        _stop.Set();
        _thread?.Join();
        try
        {
            if (_ledPin is { } led)
                _gpio.Write(led, PinValue.Low);
        }
        catch (IOException)
        {
            // The pins are gone; there is nothing left to switch off.
        }
        _gpio.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        try
        {
            while (!_stop.Wait(Period))
                Step(Environment.TickCount64);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or UnauthorizedAccessException)
        {
            _onFault($"Expected the pins of button and LED to answer, got: {e.Message.TrimEnd('.')}; check that no other program uses them and start again.");
        }
    }
}
