using System.Collections;

namespace Edge.Micro;

/// <summary>Bytes of the arena for one tensor, or for several that share them, with the time during which they are needed.</summary>
internal sealed class ArenaBlock
{
    private readonly ArrayList _tensors = new ArrayList();
    private readonly int _first;
    private int _last;

    /// <summary>Makes a block for a tensor that is written at a time.</summary>
    public ArenaBlock(Tensor tensor, int time)
    {
        Length = tensor.Length;
        Add(tensor);
        _first = time;
        _last = time;
    }

    /// <summary>Bytes.</summary>
    public int Length { get; }

    /// <summary>First byte, once it is placed.</summary>
    public long Offset { get; private set; }

    /// <summary>First byte behind the block, once it is placed.</summary>
    public long End => Offset + Length;

    /// <summary>Lets a tensor of the same length use the same bytes from a time on.</summary>
    public void Share(Tensor tensor, int time)
    {
        Add(tensor);
        LiveUntil(time);
    }

    /// <summary>Keeps the bytes until a time.</summary>
    public void LiveUntil(int time)
    {
        if (time > _last)
            _last = time;
    }

    /// <summary>True where there is a time at which both blocks are needed.</summary>
    public bool LivesWith(ArenaBlock other) => _first <= other._last && other._first <= _last;

    /// <summary>Sets the offset of the tensors.</summary>
    public void Place(int offset)
    {
        Offset = offset;
        for (int i = 0; i < _tensors.Count; i++)
            ((Tensor)_tensors[i]!).Offset = offset;
    }

    private void Add(Tensor tensor)
    {
        _tensors.Add(tensor);
        tensor.Block = this;
    }
}
