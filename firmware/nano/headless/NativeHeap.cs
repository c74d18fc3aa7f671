using NativeGC = nanoFramework.Runtime.Native.GC;

namespace Edge.Nano.Headless;

/// <summary>The heap as the interpreter reports it.</summary>
internal sealed class NativeHeap : IHeap
{
    /// <inheritdoc/>
    // Counted and not compacted: nothing here needs a larger piece than there is.
    public long FreeBytes => NativeGC.Run(false);
}
