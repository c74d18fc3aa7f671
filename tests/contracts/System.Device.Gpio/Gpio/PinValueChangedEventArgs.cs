namespace System.Device.Gpio;

public class PinValueChangedEventArgs : EventArgs
{
    public PinValueChangedEventArgs(PinEventTypes changeType, int pinNumber) => throw new NotSupportedException(Contract.Message);
}
