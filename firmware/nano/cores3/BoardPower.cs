namespace Edge.Nano.CoreS3;

/// <summary>What the CoreS3 needs before its screen shows anything: the supplies (AXP2101) and the lines of its expander (AW9523).</summary>
/// <remarks>Registers as M5Stack's own libraries set them (M5GFX, M5Unified); the lines after the board's schematic.</remarks>
public sealed class BoardPower
{
    /// <summary>Address of the supply chip.</summary>
    public const int SupplyAddress = 0x34;

    /// <summary>Address of the expander.</summary>
    public const int ExpanderAddress = 0x58;

    private const int ExpanderId = 0x23;
    private const int SupplyId = 0x4A;

    // Supply: which regulators are on, their voltages in steps of 0.1 V above 0.5 V.
    private const byte RegulatorSwitches = 0x90;
    private const int AllButProcessor = 0xBF;
    private const byte CameraSupply = 0x94;
    private const byte CardSupply = 0x95;
    private const byte BacklightSupply = 0x99;
    private const int Volts33 = 33 - 5;
    private const int BacklightOn = 31 - 5;

    // Expander: outputs of both ports, directions (1 is input), how port 0 drives, and that pins are no LED drivers.
    private const byte Output0 = 0x02;
    private const byte Output1 = 0x03;
    private const byte Direction0 = 0x04;
    private const byte Direction1 = 0x05;
    private const byte Id = 0x10;
    private const byte Control = 0x11;
    private const byte Mode0 = 0x12;
    private const byte Mode1 = 0x13;
    private const int PushPull = 0x10;
    private const int TouchAndAudioReset = 0x05;
    private const int CameraReset = 0x01;
    private const int ScreenReset = 0x02;

    private const int ResetMilliseconds = 10;
    private const int ScreenMilliseconds = 120;

    private readonly ChipRegisters _supply;
    private readonly ChipRegisters _expander;
    private readonly IClock _clock;

    /// <summary>Makes it; no chip is touched before <see cref="Start"/>.</summary>
    /// <param name="supply">The bus to <see cref="SupplyAddress"/>.</param>
    /// <param name="expander">The bus to <see cref="ExpanderAddress"/>.</param>
    /// <param name="clock">For the reset of the screen.</param>
    public BoardPower(II2cBus supply, II2cBus expander, IClock clock)
    {
        _supply = new ChipRegisters(supply);
        _expander = new ChipRegisters(expander);
        _clock = clock;
    }

    /// <summary>Switches the supplies and the backlight on, lets the touch controller go, resets the screen.</summary>
    /// <exception cref="DeviceException">A chip does not answer or is another.</exception>
    public void Start()
    {
        Expect(_expander.Read(Id), ExpanderId, "expander AW9523");
        Expect(_supply.Read(0x03), SupplyId, "supply AXP2101");
        _expander.Change(Output0, TouchAndAudioReset, 0);
        _expander.Change(Output1, CameraReset, ScreenReset);
        _expander.Write(Direction0, 0x18);
        _expander.Write(Direction1, 0x0C);
        _expander.Write(Control, PushPull);
        _expander.Write(Mode0, 0xFF);
        _expander.Write(Mode1, 0xFF);
        _supply.Write(RegulatorSwitches, AllButProcessor);
        _supply.Write(CameraSupply, Volts33);
        _supply.Write(CardSupply, Volts33);
        _supply.Write(BacklightSupply, BacklightOn);
        _clock.Sleep(ResetMilliseconds);
        _expander.Change(Output1, ScreenReset, 0);
        _clock.Sleep(ScreenMilliseconds);
    }

    private static void Expect(int id, int expected, string chip)
    {
        if (id != expected)
            throw new DeviceException("Board: expected the " + chip + " of a CoreS3, id 0x" + expected.ToString("X2") + ", got 0x" + id.ToString("X2")
                + "; this firmware is for the M5Stack CoreS3 only.");
    }
}
