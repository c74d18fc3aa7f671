using System;
using System.Runtime.InteropServices;

namespace Edge.Trainer.Torch;

/// <summary>The threads of PyTorch's kernels.</summary>
internal static partial class OpenMp
{
    private const string WaitPolicy = "OMP_WAIT_POLICY";

    /// <summary>Lets threads without work sleep; to be called before PyTorch is loaded. What the user has set stays.</summary>
    /// <remarks>
    /// By itself GNU's OpenMP lets them spin, which takes the processor from whoever has work where there are few cores. It reads the environment of the process, which .NET's own
    /// SetEnvironmentVariable does not change.
    /// </remarks>
    public static void WaitPassively()
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable(WaitPolicy) is not null)
            return;
        try
        {
            _ = SetVariable(WaitPolicy, "PASSIVE", 0);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // A C library of another name: training is as right, and perhaps slower.
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
