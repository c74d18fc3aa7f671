namespace Edge.Micro.Tflite;

/// <summary>A table of a FlatBuffers file; an absent field gives its default.</summary>
internal sealed class FlatTable
{
    private readonly FlatBuffer _file;
    private readonly int _position;
    private readonly int _vtable;
    private readonly int _vtableLength;
    private readonly int _length;

    /// <summary>Reads the table's frame and checks it.</summary>
    public FlatTable(FlatBuffer file, int position)
    {
        _file = file;
        _position = position;
        long vtable = position - (long)file.Int32(position);
        file.Require(vtable, 4);
        _vtable = (int)vtable;
        _vtableLength = file.UInt16(_vtable);
        _length = file.UInt16(_vtable + 2);
        if (_vtableLength < 4 || _length < 4)
            throw new InvalidModelException("The model file: expected a table at offset " + position + ", got a frame of " + _vtableLength + " and " + _length + " bytes; it is damaged, get it again.");
        file.Require(_vtable, _vtableLength);
        file.Require(position, _length);
    }

    /// <summary>A signed 32-bit field.</summary>
    public int Int32(int field, int absent)
    {
        int at = Find(field, 4);
        return at == 0 ? absent : _file.Int32(at);
    }

    /// <summary>A signed 64-bit field.</summary>
    public long Int64(int field, long absent)
    {
        int at = Find(field, 8);
        return at == 0 ? absent : _file.Int64(at);
    }

    /// <summary>A byte field: an unsigned byte, an enumeration or a truth value.</summary>
    public int UInt8(int field, int absent)
    {
        int at = Find(field, 1);
        return at == 0 ? absent : _file.UInt8(at);
    }

    /// <summary>A single-precision field.</summary>
    public float Single(int field, float absent)
    {
        int at = Find(field, 4);
        return at == 0 ? absent : _file.Single(at);
    }

    /// <summary>A table field, or null.</summary>
    public FlatTable? Table(int field)
    {
        int at = Find(field, 4);
        return at == 0 ? null : new FlatTable(_file, _file.Follow(at));
    }

    /// <summary>A vector field; an absent one is empty.</summary>
    /// <param name="field">Index of the field.</param>
    /// <param name="elementSize">Bytes of an element.</param>
    public FlatVector Vector(int field, int elementSize)
    {
        int at = Find(field, 4);
        return at == 0 ? new FlatVector(_file, 0, 0, elementSize) : FlatVector.At(_file, _file.Follow(at), elementSize);
    }

    /// <summary>A string field, cut at 128 characters; characters other than printable ASCII become '?'.</summary>
    public string Text(int field, string absent)
    {
        FlatVector bytes = Vector(field, 1);
        if (bytes.Count == 0)
            return absent;
        char[] text = new char[bytes.Count < 128 ? bytes.Count : 128];
        for (int i = 0; i < text.Length; i++)
        {
            int value = bytes.UInt8(i);
            text[i] = value < 32 || value > 126 ? '?' : (char)value;
        }
        return new string(text);
    }

    private int Find(int field, int size)
    {
        int slot = 4 + 2 * field;
        if (slot + 2 > _vtableLength)
            return 0;
        int offset = _file.UInt16(_vtable + slot);
        if (offset == 0)
            return 0;
        if (offset < 4 || offset + size > _length)
            throw new InvalidModelException("The model file: expected field " + field + " inside its table of " + _length + " bytes, got offset " + offset + "; it is damaged, get it again.");
        return _position + offset;
    }
}
