namespace System.Device;

/// <summary>What every body of this assembly answers.</summary>
internal static class Contract
{
    /// <summary>The sentence.</summary>
    public const string Message = "Expected package System.Device.Gpio, got its contract of tests/contracts; build in configuration Release or Debug where the package can be restored.";
}
