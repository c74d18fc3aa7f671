namespace System.Device.Gpio.Drivers;

public abstract class UnixDriver : GpioDriver
{
    public static UnixDriver Create() => throw new NotSupportedException(Contract.Message);
}
