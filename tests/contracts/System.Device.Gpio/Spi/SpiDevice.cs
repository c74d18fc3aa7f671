namespace System.Device.Spi;

public abstract class SpiDevice : IDisposable
{
    public abstract SpiConnectionSettings ConnectionSettings { get; }

    public static SpiDevice Create(SpiConnectionSettings settings) => throw new NotSupportedException(Contract.Message);

    public virtual byte ReadByte() => throw new NotSupportedException(Contract.Message);

    public abstract void Read(Span<byte> buffer);

    public virtual void WriteByte(byte value) => throw new NotSupportedException(Contract.Message);

    public abstract void Write(ReadOnlySpan<byte> buffer);

    public abstract void TransferFullDuplex(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer);

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
