namespace Edge.Nano.CoreS3;

/// <summary>The touch controller FT6336U of the CoreS3: where the first finger is.</summary>
public sealed class Ft6336
{
    /// <summary>Address on the bus.</summary>
    public const int Address = 0x38;

    private const byte Mode = 0x00;
    private const byte Status = 0x02;
    private const byte InterruptMode = 0xA4;
    private const byte VendorId = 0xA8;
    private const int FocalTech = 0x11;

    // The controller knows two fingers; more is what a bus without a chip reads as.
    private const int MostFingers = 2;

    private readonly ChipRegisters _chip;
    private readonly byte[] _values = new byte[5];

    /// <summary>Makes a driver; the chip is not touched before <see cref="Start"/>.</summary>
    public Ft6336(II2cBus bus) => _chip = new ChipRegisters(bus);

    /// <summary>Pixels from the left edge, 0 to 319; of the last finger.</summary>
    public int X { get; private set; }

    /// <summary>Pixels from the top edge, 0 to 239; of the last finger.</summary>
    public int Y { get; private set; }

    /// <summary>Checks and configures the chip.</summary>
    /// <exception cref="DeviceException">The chip does not answer or is another.</exception>
    public void Start()
    {
        int vendor = _chip.Read(VendorId);
        if (vendor != FocalTech)
            throw new DeviceException("Touch: expected an FT6336, vendor 0x11, got 0x" + vendor.ToString("X2") + "; switch the board off and on.");
        _chip.Write(Mode, 0);
        _chip.Write(InterruptMode, 0);
    }

    /// <summary>Asks for the finger.</summary>
    /// <returns>Whether there is one; then <see cref="X"/> and <see cref="Y"/> are its place.</returns>
    /// <exception cref="DeviceException">The chip does not answer.</exception>
    public bool TryRead()
    {
        _chip.Read(Status, _values);
        int fingers = _values[0] & 0x0F;
        int x = (_values[1] & 0x0F) << 8 | _values[2];
        int y = (_values[3] & 0x0F) << 8 | _values[4];
        if (fingers == 0 || fingers > MostFingers || x >= Ili9342.Width || y >= Ili9342.Height)
            return false;
        X = x;
        Y = y;
        return true;
    }
}
