using System;

namespace Edge.Nano;

/// <summary>An Arducam Mega (3 or 5 megapixels) on SPI, mode 0, 8 MHz as in Arducam's examples: frames of 96x96 as YUV 4:2:2, of which the grey is kept.</summary>
/// <remarks>
/// Registers as in Arducam's own driver (ArducamCamera.c of ArduCAM/Arducam_Mega). Every wait ends: a bus that is cut reads as 0x00 or 0xFF for ever.
/// Nothing is allocated after the constructor unless something fails.
/// </remarks>
public sealed class ArducamMega : ICamera
{
    /// <summary>Side of a frame in pixels.</summary>
    public const int Side = 96;

    /// <summary>Pixels of one burst. nanoFramework's port for the ESP32 takes 16,384 bytes a transfer, but two buffers of that are too much for a small heap.</summary>
    public const int BurstPixels = 2040;

    /// <summary>How long the camera may take to come up or to change its format, in milliseconds.</summary>
    public const int IdleMilliseconds = 3000;

    /// <summary>How long a frame may take, in milliseconds: exposure in the dark included.</summary>
    public const int CaptureMilliseconds = 2000;

    // YUV 4:2:2: grey and colour in turn.
    private const int BytesPerPixel = 2;
    private const int FrameBytes = Side * Side * BytesPerPixel;

    private const int FirstId = 0x81;
    private const int LastId = 0x87;
    private const int PollMilliseconds = 2;

    // The low bits of the state while no command is under way, and the one that a frame lies in the FIFO.
    private const int StateMask = 0x03;
    private const int Idle = 0x02;
    private const int CaptureDone = 0x04;

    private readonly ISpiBus _bus;
    private readonly IClock _clock;
    private readonly byte[] _command = new byte[2];
    private readonly byte[] _ask = new byte[3];
    private readonly byte[] _answer = new byte[3];
    private readonly byte[] _burst = new byte[2 + BurstPixels * BytesPerPixel];
    private readonly byte[] _received = new byte[2 + BurstPixels * BytesPerPixel];

    /// <summary>Makes a driver; the camera is not touched before <see cref="Start"/>.</summary>
    public ArducamMega(ISpiBus bus, IClock clock)
    {
        _bus = bus;
        _clock = clock;
        _burst[0] = ArducamRegister.BurstRead;
    }

    /// <inheritdoc/>
    public int Width => Side;

    /// <inheritdoc/>
    public int Height => Side;

    /// <inheritdoc/>
    public void Start()
    {
        Write(ArducamRegister.Reset, ArducamRegister.ResetSensor);
        AwaitIdle("a reset");
        int id = Read(ArducamRegister.SensorId);
        if (id < FirstId || id > LastId)
            throw new DeviceException("Camera: expected an Arducam Mega, id 0x81 to 0x87, got 0x" + id.ToString("X2") + "; check CS, SCK, MOSI, MISO and power.");
        Write(ArducamRegister.Format, ArducamRegister.FormatYuv);
        AwaitIdle("its format");
        Write(ArducamRegister.Resolution, ArducamRegister.Resolution96);
        AwaitIdle("its resolution");
    }

    /// <inheritdoc/>
    public void Capture(byte[] frame)
    {
        if (frame.Length != Side * Side)
            throw new ArgumentException("Expected a frame of " + Side * Side + " bytes, got " + frame.Length + ".");
        Write(ArducamRegister.Fifo, ArducamRegister.FifoClear);
        Write(ArducamRegister.Fifo, ArducamRegister.FifoStart);
        AwaitFrame();
        int length = Read(ArducamRegister.Length0) | Read(ArducamRegister.Length1) << 8 | Read(ArducamRegister.Length2) << 16;
        if (length < FrameBytes || length > 2 * FrameBytes)
            throw new DeviceException("Camera: expected a frame of " + FrameBytes + " bytes, got " + length + "; check MISO, the length of the wires and power.");
        ReadFrame(frame);
    }

    // The camera goes on in its FIFO from burst to burst. After the command comes one byte without meaning, in the first burst of a frame only.
    private void ReadFrame(byte[] frame)
    {
        int commandBytes = 2;
        for (int place = 0; place < frame.Length; place += BurstPixels)
        {
            int pixels = frame.Length - place < BurstPixels ? frame.Length - place : BurstPixels;
            _bus.Transfer(_burst, _received, commandBytes + pixels * BytesPerPixel);
            KeepGrey(_received, commandBytes, frame, place, pixels);
            commandBytes = 1;
        }
    }

    // Eight pixels a round: an interpreter pays for the loop as much as for the copy. Pixels are a multiple of eight.
    private static void KeepGrey(byte[] yuv, int from, byte[] frame, int to, int pixels)
    {
        for (int end = to + pixels; to < end; to += 8, from += 16)
        {
            frame[to] = yuv[from];
            frame[to + 1] = yuv[from + 2];
            frame[to + 2] = yuv[from + 4];
            frame[to + 3] = yuv[from + 6];
            frame[to + 4] = yuv[from + 8];
            frame[to + 5] = yuv[from + 10];
            frame[to + 6] = yuv[from + 12];
            frame[to + 7] = yuv[from + 14];
        }
    }

    private void AwaitFrame()
    {
        long start = _clock.Milliseconds;
        int state;
        while (((state = Read(ArducamRegister.State)) & CaptureDone) == 0)
        {
            if (_clock.Milliseconds - start > CaptureMilliseconds)
                throw new DeviceException("Camera: expected a frame within " + CaptureMilliseconds + " ms, got state 0x" + state.ToString("X2") + "; check wires and power.");
            _clock.Sleep(PollMilliseconds);
        }
    }

    private void AwaitIdle(string reason)
    {
        long start = _clock.Milliseconds;
        int state;
        while (((state = Read(ArducamRegister.State)) & StateMask) != Idle)
        {
            if (_clock.Milliseconds - start > IdleMilliseconds)
                throw new DeviceException("Camera: expected it ready within " + IdleMilliseconds + " ms of " + reason + ", got state 0x" + state.ToString("X2")
                    + "; check CS, SCK, MOSI, MISO and power.");
            _clock.Sleep(PollMilliseconds);
        }
    }

    private void Write(byte register, byte value)
    {
        _command[0] = (byte)(register | ArducamRegister.WriteFlag);
        _command[1] = value;
        _bus.Write(_command, _command.Length);
    }

    // The answer comes in the third byte: the second is the camera's time to look it up.
    private int Read(byte register)
    {
        _ask[0] = register;
        _bus.Transfer(_ask, _answer, _ask.Length);
        return _answer[2];
    }
}
