using System.Runtime;
using System.Runtime.CompilerServices;

namespace Edge.Inference.Tests.Arm.Guest;

/// <summary>The functions of the C library that the program calls.</summary>
internal static unsafe class Libc
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "read")]
    public static extern nint Read(int file, void* destination, nint length);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "write")]
    public static extern nint Write(int file, void* source, nint length);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "malloc")]
    public static extern void* Allocate(nint length);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "free")]
    public static extern void Free(void* block);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "_exit")]
    public static extern void Exit(int code);
}
