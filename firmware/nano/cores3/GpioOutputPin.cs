using System;
using System.Device.Gpio;

namespace Edge.Nano.CoreS3;

/// <summary>The pin over nanoFramework's GPIO controller.</summary>
public sealed class GpioOutputPin : IOutputPin, IDisposable
{
    private readonly GpioController _controller = new GpioController();
    private readonly GpioPin _pin;

    /// <summary>Opens a pin, low.</summary>
    /// <param name="number">Number of the pin.</param>
    public GpioOutputPin(int number)
    {
        _pin = _controller.OpenPin(number, PinMode.Output);
        Set(false);
    }

    /// <inheritdoc/>
    public void Set(bool high) => _pin.Write(high ? PinValue.High : PinValue.Low);

    /// <inheritdoc/>
    public void Dispose()
    {
        _pin.Dispose();
        _controller.Dispose();
    }
}
