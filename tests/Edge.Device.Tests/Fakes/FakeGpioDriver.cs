using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Threading;

namespace Edge.Device.Tests.Fakes;

/// <summary>Pins that remember what was written.</summary>
internal sealed class FakeGpioDriver : GpioDriver
{
    private readonly Dictionary<int, bool> _levels = [];
    private readonly Dictionary<int, PinMode> _modes = [];

    protected override int PinCount => 40;

    public bool IsHigh(int pin) => _levels.GetValueOrDefault(pin);

    /// <summary>Writes as a controller does.</summary>
    public void Set(int pin, bool high) => Write(pin, high);

    protected override void OpenPin(int pinNumber) => _modes[pinNumber] = PinMode.Input;

    protected override void ClosePin(int pinNumber) => _modes.Remove(pinNumber);

    protected override void SetPinMode(int pinNumber, PinMode mode) => _modes[pinNumber] = mode;

    protected override PinMode GetPinMode(int pinNumber) => _modes[pinNumber];

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    protected override PinValue Read(int pinNumber) => IsHigh(pinNumber);

    protected override void Write(int pinNumber, PinValue value) => _levels[pinNumber] = (bool)value;

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Expected no wait for a pin: a panel only listens.");

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
        throw new InvalidOperationException("Expected no callback on a pin: a panel only listens.");

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) =>
        throw new InvalidOperationException("Expected no callback on a pin: a panel only listens.");
}
