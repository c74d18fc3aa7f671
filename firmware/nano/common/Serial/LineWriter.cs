namespace Edge.Nano;

/// <summary>
/// Puts a line of ASCII together and sends it with its check, " crc=" and the CRC-32 of what is before it in eight hexadecimal digits. Nothing is allocated.
/// What is beyond the longest line is cut off.
/// </summary>
public sealed class LineWriter
{
    /// <summary>The longest line, its check and end included.</summary>
    public const int Capacity = 256;

    // Blank, "crc=" and eight digits.
    private const int CheckLength = 13;

    private readonly ISerialPort _port;
    private readonly byte[] _line = new byte[Capacity];
    private readonly byte[] _digits = new byte[20];
    private int _length;

    /// <summary>Makes a writer.</summary>
    public LineWriter(ISerialPort port) => _port = port;

    /// <summary>Adds text.</summary>
    /// <returns>This writer.</returns>
    public LineWriter Add(string text)
    {
        for (int i = 0; i < text.Length; i++)
            Append((byte)text[i]);
        return this;
    }

    /// <summary>Adds a whole number in decimal.</summary>
    /// <returns>This writer.</returns>
    public LineWriter Add(long number)
    {
        if (number < 0)
            Append((byte)'-');
        int count = 0;
        do
        {
            // The remainder has the sign of the number: long.MinValue has no opposite.
            int digit = (int)(number % 10);
            _digits[count++] = (byte)('0' + (digit < 0 ? -digit : digit));
            number /= 10;
        }
        while (number != 0);
        while (count > 0)
            Append(_digits[--count]);
        return this;
    }

    /// <summary>Sends the line and begins the next one.</summary>
    public void End()
    {
        uint check = Crc32.Of(_line, 0, _length);
        _line[_length++] = (byte)' ';
        _line[_length++] = (byte)'c';
        _line[_length++] = (byte)'r';
        _line[_length++] = (byte)'c';
        _line[_length++] = (byte)'=';
        for (int shift = 28; shift >= 0; shift -= 4)
        {
            int digit = (int)((check >> shift) & 15);
            _line[_length++] = (byte)(digit < 10 ? '0' + digit : 'a' + digit - 10);
        }
        _line[_length++] = (byte)'\n';
        _port.Write(_line, 0, _length);
        _length = 0;
    }

    private void Append(byte character)
    {
        if (_length < Capacity - CheckLength - 1)
            _line[_length++] = character;
    }
}
