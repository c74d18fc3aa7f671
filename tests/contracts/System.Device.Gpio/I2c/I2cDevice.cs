namespace System.Device.I2c;

public abstract class I2cDevice : IDisposable
{
    public abstract I2cConnectionSettings ConnectionSettings { get; }

    public static I2cDevice Create(I2cConnectionSettings settings) => throw new NotSupportedException(Contract.Message);

    public virtual byte ReadByte() => throw new NotSupportedException(Contract.Message);

    public abstract void Read(Span<byte> buffer);

    public virtual void WriteByte(byte value) => throw new NotSupportedException(Contract.Message);

    public abstract void Write(ReadOnlySpan<byte> buffer);

    public abstract void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer);

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
