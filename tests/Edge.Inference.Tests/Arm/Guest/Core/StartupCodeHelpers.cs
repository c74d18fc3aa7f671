using System.Runtime;
using Edge.Inference.Tests.Arm.Guest;

namespace Internal.Runtime.CompilerHelpers;

/// <summary>The runtime's part in calls between C# and C: none, for there is no runtime.</summary>
internal static unsafe class StartupCodeHelpers
{
    [RuntimeExport("RhpReversePInvoke")]
    private static void RhpReversePInvoke(nint frame)
    {
    }

    [RuntimeExport("RhpReversePInvokeReturn")]
    private static void RhpReversePInvokeReturn(nint frame)
    {
    }

    [RuntimeExport("RhpPInvoke")]
    private static void RhpPInvoke(nint frame)
    {
    }

    [RuntimeExport("RhpPInvokeReturn")]
    private static void RhpPInvokeReturn(nint frame)
    {
    }

    // Where a stack was found to be overwritten.
    [RuntimeExport("RhpFallbackFailFast")]
    private static void RhpFallbackFailFast() => Libc.Exit(117);

    [RuntimeExport("InitializeModules")]
    private static void InitializeModules(nint os, nint* modules, int count, nint* classlib, int functions)
    {
    }
}
