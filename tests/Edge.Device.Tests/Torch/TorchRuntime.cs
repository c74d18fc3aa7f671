namespace Edge.Device.Tests.Torch;

/// <summary>Tells the tests that compute with TorchSharp whether they can.</summary>
internal static class TorchRuntime
{
    /// <summary>Whether the tests were built against the contract of TorchSharp.</summary>
#if CONTRACT
    public const bool IsContract = true;
#else
    public const bool IsContract = false;
#endif

    /// <summary>Skips a test that needs the native library.</summary>
    public static void SkipWithout() =>
        Skip.If(IsContract, "TorchSharp's native library is in package TorchSharp-cpu: run 'dotnet test tests/Edge.Device.Tests -c Release' where it can be restored");
}
