using NativeGC = nanoFramework.Runtime.Native.GC;

namespace Edge.Nano.Headless;

/// <summary>The heap as the interpreter reports it.</summary>
internal sealed class NativeHeap : IHeap
{
    /// <inheritdoc/>
    public long FreeBytes => NativeGC.Run(true);
}
