namespace System.Device.Gpio;

public class GpioPin : MarshalByRefObject
{
    private readonly GpioController _controller;

    protected internal GpioPin(int pinNumber, GpioController controller)
    {
        PinNumber = pinNumber;
        _controller = controller;
    }

    public virtual int PinNumber { get; }

    public virtual PinValue Read() => _controller.Read(PinNumber);

    public virtual void Write(PinValue value) => _controller.Write(PinNumber, value);
}
