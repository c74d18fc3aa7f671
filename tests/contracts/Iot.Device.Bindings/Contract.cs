namespace Iot.Device;

/// <summary>What every body of this assembly answers.</summary>
internal static class Contract
{
    /// <summary>The sentence.</summary>
    public const string Message = "Expected package Iot.Device.Bindings, got its contract of tests/contracts; build in configuration Release or Debug where the package can be restored.";
}
