using System;

namespace Edge.Vision.Images.Jpeg;

/// <summary>The bits of entropy-coded data. A marker or the end of the file ends them; who reads on gets an exception.</summary>
internal ref struct JpegBits
{
    private readonly ReadOnlySpan<byte> _file;
    private ulong _bits;
    private int _count;

    // Zeros that were put behind the end, so that codes can be looked up by 16 bits.
    private int _invented;

    /// <summary>Begins at a byte of the file.</summary>
    public JpegBits(ReadOnlySpan<byte> file, int position)
    {
        _file = file;
        Position = position;
    }

    /// <summary>The next byte that was not taken yet; after the data, that of its marker.</summary>
    public int Position { get; private set; }

    /// <summary>Reads a Huffman code.</summary>
    public int Code(JpegHuffman table)
    {
        Fill();
        int value = table.Find((int)(_bits >> (_count - JpegHuffman.MaxLength)) & 0xFFFF, out int length);
        if (value < 0)
            throw new InvalidImageException($"Expected a Huffman code before byte {Position} of the JPEG file, got other bits; the file is damaged, save it again.");
        Take(length);
        return value;
    }

    /// <summary>Reads a number of 0 to 16 bits, the first one the highest.</summary>
    public int Number(int length)
    {
        Fill();
        int value = (int)(_bits >> (_count - length)) & ((1 << length) - 1);
        Take(length);
        return value;
    }

    /// <summary>Reads a signed number of a magnitude category (T.81, F.2.2.1): numbers that begin with 0 are negative.</summary>
    public int Signed(int length)
    {
        int value = Number(length);
        return length > 0 && value < 1 << (length - 1) ? value - (1 << length) + 1 : value;
    }

    /// <summary>Leaves the rest of the last byte and passes a restart marker.</summary>
    public void Restart()
    {
        (_bits, _count, _invented) = (0, 0, 0);
        if (Position + 1 >= _file.Length || _file[Position] != 0xFF || _file[Position + 1] is < 0xD0 or > 0xD7)
            throw new InvalidImageException($"Expected a restart marker at byte {Position} of the JPEG file, got something else; the file is damaged, save it again.");
        Position += 2;
    }

    private void Take(int length)
    {
        _count -= length;
        if (_count < _invented)
            throw new InvalidImageException($"Expected more JPEG data before byte {Position}, got its end; the file is cut short, copy it again.");
    }

    private void Fill()
    {
        while (_count <= 32)
        {
            byte next = Position < _file.Length ? _file[Position] : (byte)0xFF;
            // After 0xFF a zero stands for the byte itself; anything else is a marker.
            if (next == 0xFF && (Position + 1 >= _file.Length || _file[Position + 1] != 0))
            {
                next = 0;
                _invented += 8;
            }
            else
            {
                Position += next == 0xFF ? 2 : 1;
            }
            _bits = (_bits << 8) | next;
            _count += 8;
        }
    }
}
