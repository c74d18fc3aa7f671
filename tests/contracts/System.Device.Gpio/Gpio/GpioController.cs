using System.Collections.Generic;

namespace System.Device.Gpio;

// Pins are passed through to the driver, so that tests with a fake driver run everywhere; the same tests run on the real controller.
public class GpioController(GpioDriver driver) : IDisposable
{
    private readonly Dictionary<int, GpioPin> _open = [];

    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        if (_open.ContainsKey(pinNumber))
            throw new InvalidOperationException($"Pin {pinNumber} is already open.");
        driver.OpenPin(pinNumber);
        driver.SetPinMode(pinNumber, mode);
        return _open[pinNumber] = new GpioPin(pinNumber, this);
    }

    public virtual bool IsPinOpen(int pinNumber) => _open.ContainsKey(pinNumber);

    public virtual PinValue Read(int pinNumber) => driver.Read(pinNumber);

    public virtual void Write(int pinNumber, PinValue value) => driver.Write(pinNumber, value);

    public virtual void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        foreach (int pin in _open.Keys)
            driver.ClosePin(pin);
        _open.Clear();
        driver.Dispose();
    }
}
