using System;

namespace Edge.Nano;

/// <summary>
/// Finds frames in the bytes of a serial line. After lost, changed or foreign bytes it looks for the next frame among the bytes it has, so that a cut
/// frame does not take the one behind it along. The memory is that of one frame.
/// </summary>
public sealed class FrameReceiver
{
    /// <summary>A frame whose bytes pause for so many milliseconds has ended: about 2,800 bytes at 115,200 baud.</summary>
    public const int PauseMilliseconds = 250;

    private readonly ISerialPort _port;
    private readonly byte[] _buffer;
    private int _start;
    private int _end;

    // What is done with: the last frame, removed when the next one is asked for.
    private int _taken;
    private bool _headerSeen;

    /// <summary>Makes a receiver.</summary>
    /// <param name="port">The line.</param>
    /// <param name="largestPayload">The most pixels of a frame.</param>
    public FrameReceiver(ISerialPort port, int largestPayload)
    {
        _port = port;
        _buffer = new byte[FrameFormat.HeaderLength + largestPayload + FrameFormat.CheckLength];
    }

    /// <summary>Kind of the frame.</summary>
    public byte Kind { get; private set; }

    /// <summary>Sequence number of the frame or of the damaged one.</summary>
    public byte Sequence { get; private set; }

    /// <summary>Width of the frame in pixels.</summary>
    public int Width { get; private set; }

    /// <summary>Height of the frame in pixels.</summary>
    public int Height { get; private set; }

    /// <summary>Bytes that a damaged frame lacks, or number of foreign bytes.</summary>
    public int Count { get; private set; }

    /// <summary>Copies the payload of the last frame.</summary>
    /// <param name="pixels">Receives width * height bytes.</param>
    public void CopyPayload(byte[] pixels) => Array.Copy(_buffer, _start + FrameFormat.HeaderLength, pixels, 0, Width * Height);

    /// <summary>Waits for the next frame or fault.</summary>
    /// <param name="milliseconds">The longest wait while no byte comes at all.</param>
    public FrameEvent Receive(int milliseconds)
    {
        _start += _taken;
        _taken = 0;
        int foreign = 0;
        while (true)
        {
            foreign += SkipToHeader();
            FrameEvent found = Examine();
            if (found != FrameEvent.Silence)
                return found;
            if (foreign >= _buffer.Length)
            {
                // Noise that never ends: the caller hears of it.
                Count = foreign;
                return FrameEvent.Garbage;
            }

            bool waiting = _end > _start;
            Compact();
            int read = _port.Read(_buffer, _end, _buffer.Length - _end, waiting || foreign > 0 ? PauseMilliseconds : milliseconds);
            _end += read;
            if (read > 0)
                continue;
            if (waiting)
            {
                // The bytes behind the sync bytes may hold a whole frame.
                bool cut = _headerSeen;
                Count = FrameFormat.HeaderLength + Width * Height + FrameFormat.CheckLength - (_end - _start);
                _start++;
                if (cut)
                    return FrameEvent.Incomplete;
                foreign++;
            }
            else
            {
                Count = foreign;
                return foreign > 0 ? FrameEvent.Garbage : FrameEvent.Silence;
            }
        }
    }

    // Drops bytes until the first ones can be, or are, a header with a right check; says how many.
    private int SkipToHeader()
    {
        byte[] buffer = _buffer;
        int start = _start, end = _end;
        _headerSeen = false;
        for (; start < end; start++)
        {
            if (buffer[start] != FrameFormat.Sync0)
                continue;
            int have = end - start;
            if (have == 1)
                break;
            if (buffer[start + 1] != FrameFormat.Sync1)
                continue;
            if (have < FrameFormat.HeaderLength)
                break;
            _headerSeen = Crc32.Of(buffer, start + FrameFormat.KindOffset, FrameFormat.HeaderCheckOffset - FrameFormat.KindOffset)
                == FrameFormat.ReadUInt32(buffer, start + FrameFormat.HeaderCheckOffset);
            if (_headerSeen)
                break;
        }
        int skipped = start - _start;
        _start = start;
        return skipped;
    }

    // Silence where bytes are lacking.
    private FrameEvent Examine()
    {
        if (!_headerSeen)
            return FrameEvent.Silence;
        Kind = _buffer[_start + FrameFormat.KindOffset];
        Sequence = _buffer[_start + FrameFormat.SequenceOffset];
        Width = _buffer[_start + FrameFormat.WidthOffset];
        Height = _buffer[_start + FrameFormat.HeightOffset];
        int payload = Width * Height;
        int length = FrameFormat.HeaderLength + payload + FrameFormat.CheckLength;
        if (length > _buffer.Length)
        {
            _start += FrameFormat.HeaderLength;
            return FrameEvent.TooLarge;
        }
        if (_end - _start < length)
            return FrameEvent.Silence;
        if (Crc32.Of(_buffer, _start + FrameFormat.HeaderLength, payload) != FrameFormat.ReadUInt32(_buffer, _start + FrameFormat.HeaderLength + payload))
        {
            _start++;
            return FrameEvent.WrongCheck;
        }
        _taken = length;
        return FrameEvent.Frame;
    }

    private void Compact()
    {
        if (_start == 0)
            return;
        Array.Copy(_buffer, _start, _buffer, 0, _end - _start);
        _end -= _start;
        _start = 0;
    }
}
