namespace Edge.Nano;

/// <summary>Registers of the Arducam Mega and their values, as far as they are used here (ArducamCamera.c of ArduCAM/Arducam_Mega).</summary>
internal static class ArducamRegister
{
    // In the first byte of a transfer: a write; without it, a read.
    public const byte WriteFlag = 0x80;

    public const byte Fifo = 0x04;
    public const byte FifoClear = 0x01;
    public const byte FifoStart = 0x02;

    public const byte Reset = 0x07;
    public const byte ResetSensor = 0x40;

    public const byte Format = 0x20;
    public const byte FormatYuv = 0x03;

    public const byte Resolution = 0x21;
    public const byte Resolution96 = 0x00;

    public const byte BurstRead = 0x3C;
    public const byte SensorId = 0x40;
    public const byte State = 0x44;

    // Bytes in the FIFO, low byte first.
    public const byte Length0 = 0x45;
    public const byte Length1 = 0x46;
    public const byte Length2 = 0x47;
}
