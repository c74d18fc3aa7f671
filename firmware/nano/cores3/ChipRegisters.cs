namespace Edge.Nano.CoreS3;

/// <summary>A chip on I2C whose registers are bytes with a number of one byte.</summary>
public sealed class ChipRegisters
{
    private readonly II2cBus _bus;
    private readonly byte[] _write = new byte[2];
    private readonly byte[] _number = new byte[1];
    private readonly byte[] _value = new byte[1];

    /// <summary>Makes one.</summary>
    public ChipRegisters(II2cBus bus) => _bus = bus;

    /// <summary>Reads one register.</summary>
    /// <exception cref="DeviceException">The chip does not answer.</exception>
    public int Read(byte register)
    {
        _number[0] = register;
        _bus.WriteRead(_number, _value);
        return _value[0];
    }

    /// <summary>Reads registers one after the other.</summary>
    /// <param name="register">The first.</param>
    /// <param name="values">Filled with it and those behind it.</param>
    /// <exception cref="DeviceException">The chip does not answer.</exception>
    public void Read(byte register, byte[] values)
    {
        _number[0] = register;
        _bus.WriteRead(_number, values);
    }

    /// <summary>Writes one register.</summary>
    /// <exception cref="DeviceException">The chip does not answer.</exception>
    public void Write(byte register, int value)
    {
        _write[0] = register;
        _write[1] = (byte)value;
        _bus.Write(_write);
    }

    /// <summary>Sets bits of a register and clears others.</summary>
    /// <exception cref="DeviceException">The chip does not answer.</exception>
    public void Change(byte register, int set, int clear) => Write(register, (Read(register) & ~clear) | set);
}
