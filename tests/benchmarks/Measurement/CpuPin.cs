using System;
using System.Runtime.InteropServices;

namespace Edge.Benchmarks.Measurement;

/// <summary>Ties the calling thread to one core, and gives it its cores back when disposed. Linux and Windows; elsewhere nothing happens.</summary>
internal sealed unsafe partial class CpuPin : IDisposable
{
    private const int MaskBytes = 128;

    private readonly byte[]? _linux;
    private readonly nuint _windows;

    /// <summary>Ties the calling thread to the last of the cores that it may use: the first one serves most interrupts.</summary>
    public CpuPin()
    {
        if (OperatingSystem.IsLinux())
        {
            byte[] all = ProcessMask();
            Core = Last(all);
            if (Core < 0 || !Apply(Only(Core)))
                Core = -1;
            else
                _linux = all;
        }
        else if (OperatingSystem.IsWindows())
        {
            int core = Environment.ProcessorCount - 1;
            _windows = SetThreadAffinityMask(GetCurrentThread(), (nuint)1 << core);
            Core = _windows == 0 ? -1 : core;
        }
    }

    /// <summary>The core, or -1 where the thread is not tied.</summary>
    public int Core { get; } = -1;

    /// <summary>Gives the calling thread every core of the process. On Linux a thread or program that a tied thread starts is tied too, for ever.</summary>
    public static void Untie()
    {
        if (OperatingSystem.IsLinux())
            Apply(ProcessMask());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_linux is not null)
            Apply(_linux);
        else if (_windows != 0)
            SetThreadAffinityMask(GetCurrentThread(), _windows);
    }

    // The cores of the main thread, which nothing ties; none where they cannot be had.
    private static byte[] ProcessMask()
    {
        var all = new byte[MaskBytes];
        fixed (byte* mask = all)
            return sched_getaffinity(Environment.ProcessId, MaskBytes, mask) < 0 ? new byte[MaskBytes] : all;
    }

    private static int Last(byte[] mask)
    {
        for (int core = (8 * MaskBytes) - 1; core >= 0; core--)
            if ((mask[core / 8] >> (core % 8) & 1) != 0)
                return core;
        return -1;
    }

    private static byte[] Only(int core)
    {
        var mask = new byte[MaskBytes];
        mask[core / 8] = (byte)(1 << (core % 8));
        return mask;
    }

    private static bool Apply(byte[] mask)
    {
        fixed (byte* bytes = mask)
            return sched_setaffinity(0, MaskBytes, bytes) == 0;
    }

    [LibraryImport("libc")]
    private static partial int sched_getaffinity(int thread, nuint bytes, byte* mask);

    [LibraryImport("libc")]
    private static partial int sched_setaffinity(int thread, nuint bytes, byte* mask);

    [LibraryImport("kernel32")]
    private static partial nuint SetThreadAffinityMask(nint thread, nuint mask);

    [LibraryImport("kernel32")]
    private static partial nint GetCurrentThread();
}
