namespace Edge.Micro.Updates.Packages;

/// <summary>The cyclic redundancy check of zip, a part at a time: polynomial 0x04C11DB7, bits reflected, 32 bits.</summary>
internal sealed class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private readonly uint[] _table = new uint[256];
    private uint _crc = uint.MaxValue;

    /// <summary>Makes one, ready to begin.</summary>
    public Crc32()
    {
        for (int i = 0; i < _table.Length; i++)
        {
            uint remainder = (uint)i;
            for (int bit = 0; bit < 8; bit++)
                remainder = (remainder & 1) != 0 ? (remainder >> 1) ^ Polynomial : remainder >> 1;
            _table[i] = remainder;
        }
    }

    /// <summary>Adds bytes.</summary>
    public void Add(byte[] buffer, int offset, int count)
    {
        uint[] table = _table;
        uint crc = _crc;
        int end = offset + count;
        for (int i = offset; i < end; i++)
            crc = table[(crc ^ buffer[i]) & 255] ^ (crc >> 8);
        _crc = crc;
    }

    /// <summary>Gives the check of what was added, and begins anew.</summary>
    public uint End()
    {
        uint crc = _crc ^ uint.MaxValue;
        _crc = uint.MaxValue;
        return crc;
    }
}
