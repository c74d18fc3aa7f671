namespace Edge.Quantize.Fit;

/// <summary>What the class library of nanoFramework takes, which every application brings.</summary>
/// <remarks>
/// Measured: github.com/nanoframework/CoreLibrary (1.17, May 2026), compiled and converted by github.com/nanoframework/metadata-processor; the RAM is
/// that of the .pe's 141 types, 87 fields (16 of them static) and 803 methods as <see cref="NanoSim.Deployment.DeployedAssembly.TableRamBytes"/> counts it. Libraries of drivers (SPI, I2C, graphics) come on top, a few kilobytes each.
/// </remarks>
internal static class NanoLibrary
{
    /// <summary>Bytes of mscorlib.pe.</summary>
    public const int FlashBytes = 32_460;

    /// <summary>Bytes of its tables in RAM.</summary>
    public const int RamBytes = 4_043;
}
