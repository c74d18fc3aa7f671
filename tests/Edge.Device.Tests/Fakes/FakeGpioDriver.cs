using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Device.Gpio;
using System.IO;
using System.Linq;
using System.Threading;

namespace Edge.Device.Tests.Fakes;

/// <summary>Pins that remember what was written; an input with a pull-up is high until something pulls it down.</summary>
internal sealed class FakeGpioDriver : GpioDriver
{
    private readonly ConcurrentDictionary<int, bool> _levels = [];
    private readonly ConcurrentDictionary<int, PinMode> _modes = [];
    private readonly ConcurrentQueue<(int Pin, bool High)> _writes = [];
    private int _pressedReads;

    protected override int PinCount => 40;

    /// <summary>Every write since the start.</summary>
    public IEnumerable<(int Pin, bool High)> Writes => _writes;

    /// <summary>A short press of the button: low for the next few reads, however busy the machine is.</summary>
    public void Press() => Interlocked.Exchange(ref _pressedReads, 5);

    public bool IsDisposed { get; private set; }

    /// <summary>Whether reads fail, as after the chip's file was closed.</summary>
    public bool IsBroken { get; set; }

    public IEnumerable<int> OpenPins => _modes.Keys.Order();

    public PinMode ModeOf(int pin) => _modes[pin];

    public bool IsHigh(int pin) => _levels.GetValueOrDefault(pin);

    /// <summary>Writes as a controller does.</summary>
    public void Set(int pin, bool high) => Write(pin, high);

    /// <summary>What is wired to an input does this.</summary>
    public void Drive(int pin, bool high) => _levels[pin] = high;

    protected override void OpenPin(int pinNumber) => _modes[pinNumber] = PinMode.Input;

    protected override void ClosePin(int pinNumber) => _modes.TryRemove(pinNumber, out _);

    protected override void SetPinMode(int pinNumber, PinMode mode)
    {
        _modes[pinNumber] = mode;
        if (mode == PinMode.InputPullUp)
            _levels.TryAdd(pinNumber, true);
    }

    protected override PinMode GetPinMode(int pinNumber) => _modes[pinNumber];

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    protected override PinValue Read(int pinNumber)
    {
        if (IsBroken)
            throw new IOException("Error 19 reading the pin.");
        return Interlocked.Decrement(ref _pressedReads) < 0 && IsHigh(pinNumber);
    }

    protected override void Write(int pinNumber, PinValue value)
    {
        _levels[pinNumber] = (bool)value;
        _writes.Enqueue((pinNumber, (bool)value));
    }

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Expected no wait for a pin: buttons are looked at, panels only listen.");

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
        throw new InvalidOperationException("Expected no callback on a pin: buttons are looked at, panels only listen.");

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) =>
        throw new InvalidOperationException("Expected no callback on a pin: buttons are looked at, panels only listen.");

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
