using System;

namespace Edge.Vision.Images.Jpeg;

/// <summary>A Huffman table (ITU-T T.81, C.2): canonical codes of 1 to 16 bits.</summary>
internal sealed class JpegHuffman
{
    /// <summary>The longest code in bits.</summary>
    public const int MaxLength = 16;

    private const int FastBits = 8;

    private readonly byte[] _values;

    // Of each length: the first code, the index of its value, and one more than the last code, aligned to the left in 16 bits.
    private readonly int[] _first = new int[MaxLength + 1];
    private readonly int[] _index = new int[MaxLength + 1];
    private readonly int[] _limit = new int[MaxLength + 1];

    // Of each beginning of a code: its length and its value; 0 where the code is longer.
    private readonly ushort[] _fast = new ushort[1 << FastBits];

    /// <summary>Makes a table.</summary>
    /// <param name="counts">16 numbers of codes, of each length.</param>
    /// <param name="values">The values in the order of their codes.</param>
    /// <exception cref="InvalidImageException">There are more codes of a length than bits allow.</exception>
    public JpegHuffman(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> values)
    {
        _values = values.ToArray();
        int code = 0, index = 0;
        for (int length = 1; length <= MaxLength; length++)
        {
            int count = counts[length - 1];
            (_first[length], _index[length]) = (code, index);
            if (code + count > 1 << length)
                throw new InvalidImageException($"Expected at most {(1 << length) - code} JPEG codes of {length} bits, got {count}; the file is damaged, save it again.");
            for (int i = 0; i < count && length <= FastBits; i++)
                _fast.AsSpan((code + i) << (FastBits - length), 1 << (FastBits - length)).Fill((ushort)((length << 8) | values[index + i]));
            code += count;
            index += count;
            _limit[length] = code << (MaxLength - length);
            code <<= 1;
        }
    }

    /// <summary>Finds the code that some bits begin with.</summary>
    /// <param name="bits">The next 16 bits.</param>
    /// <param name="length">Bits of the code.</param>
    /// <returns>Its value; -1 where there is no such code.</returns>
    public int Find(int bits, out int length)
    {
        int fast = _fast[bits >> (MaxLength - FastBits)];
        length = fast >> 8;
        if (length > 0)
            return fast & 0xFF;
        for (length = FastBits + 1; length <= MaxLength; length++)
            if (bits < _limit[length])
            {
                int offset = (bits >> (MaxLength - length)) - _first[length];
                return offset >= 0 ? _values[_index[length] + offset] : -1;
            }
        return -1;
    }
}
