using System.Threading;

namespace System.Device.Gpio;

public abstract class GpioDriver : IDisposable
{
    protected abstract int PinCount { get; }

    protected abstract void OpenPin(int pinNumber);

    protected abstract void ClosePin(int pinNumber);

    protected abstract void SetPinMode(int pinNumber, PinMode mode);

    protected abstract PinMode GetPinMode(int pinNumber);

    protected abstract bool IsPinModeSupported(int pinNumber, PinMode mode);

    protected abstract PinValue Read(int pinNumber);

    protected abstract void Write(int pinNumber, PinValue value);

    protected abstract WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken);

    protected abstract void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback);

    protected abstract void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback);

    // Disposal is real, so that fakes derived from this class can see it.
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
