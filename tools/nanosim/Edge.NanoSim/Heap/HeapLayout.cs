namespace Edge.NanoSim.Heap;

/// <summary>
/// Sizes of nanoCLR's heap objects on a 32-bit target (nf-interpreter 1.17, CLR_RT_HeapBlock and its heirs). The heap is handed out in blocks of 12 bytes:
/// one word of type and flags, two words of data.
/// </summary>
public static class HeapLayout
{
    /// <summary>Bytes of a heap block.</summary>
    public const int BlockBytes = 12;

    /// <summary>Header of an array: a block, then the number of elements and their type.</summary>
    public const int ArrayHeaderBytes = 20;

    /// <summary>The longest object: 16 bits of blocks.</summary>
    public const int MaxObjectBlocks = 65535;

    // CLR_RT_HeapBlock_Delegate: a node of one block, type and method of four bytes each, the target's block.
    private const int DelegateBytes = 32;

    // CLR_RT_StackFrame up to its locals, with the debugger's depth as official firmware has it.
    private const int FrameHeaderBytes = 80;
    private const int FrameSpareSlots = 3;
    private const int FrameMinimumSlots = 10;

    /// <summary>Whole blocks for a number of bytes, in bytes.</summary>
    public static long RoundUp(long bytes) => (bytes + BlockBytes - 1) / BlockBytes * BlockBytes;

    /// <summary>An object or struct with its fields, one block each.</summary>
    public static long ObjectBytes(int fields) => (long)BlockBytes * (1 + fields);

    /// <summary>A boxed number.</summary>
    public static long BoxBytes => 2 * BlockBytes;

    /// <summary>An array without what its elements refer to.</summary>
    public static long ArrayBytes(long length, int elementBytes) => RoundUp(ArrayHeaderBytes + length * elementBytes);

    /// <summary>A string built at run time: UTF-8 and a closing zero. A literal is one block that points into flash.</summary>
    public static long StringBytes(int utf8Bytes) => RoundUp(BlockBytes + utf8Bytes + 1);

    /// <summary>A delegate to one method.</summary>
    public static long DelegateObjectBytes => RoundUp(DelegateBytes);

    /// <summary>A list of several delegates (CLR_RT_HeapBlock_Delegate_List).</summary>
    public static long DelegateListBytes(int delegates) => RoundUp(BlockBytes + 3 * sizeof(int) + (long)delegates * BlockBytes);

    /// <summary>A method's stack frame: locals and evaluation slots are blocks of the heap too.</summary>
    public static long FrameBytes(int locals, int evaluationSlots) =>
        RoundUp(FrameHeaderBytes) + (long)BlockBytes * System.Math.Max(FrameMinimumSlots, locals + evaluationSlots + FrameSpareSlots);
}
