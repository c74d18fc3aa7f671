namespace System.Device.Gpio;

public class GpioController : IDisposable
{
    public GpioController(GpioDriver driver) => throw new NotSupportedException(Contract.Message);

    public void Dispose() => throw new NotSupportedException(Contract.Message);

    protected virtual void Dispose(bool disposing) => throw new NotSupportedException(Contract.Message);
}
