namespace Edge.NanoSim.Deployment;

/// <summary>What the metadata processor makes of an assembly: the bytes of its .pe by section. Deployed, each is padded to four bytes.</summary>
/// <param name="Name">Name of the assembly.</param>
/// <param name="HeaderBytes">Fixed header.</param>
/// <param name="TableBytes">Records of references, types, fields, methods, attributes.</param>
/// <param name="StringBytes">Names and literals that are not built into the firmware.</param>
/// <param name="SignatureBytes">Signatures and the data of array initialisers; the interpreter addresses them with 16 bits.</param>
/// <param name="DataBytes">Of these, the data of array initialisers.</param>
/// <param name="IlBytes">Method bodies with their exception tables; the interpreter addresses them with 16 bits.</param>
/// <param name="ResourceBytes">Embedded resources.</param>
public sealed record DeployedAssembly(
    string Name, int HeaderBytes, int TableBytes, int StringBytes, int SignatureBytes, int DataBytes, int IlBytes, int ResourceBytes)
{
    /// <summary>All of it: what the application's flash area holds.</summary>
    public int TotalBytes => HeaderBytes + TableBytes + Align(StringBytes) + Align(SignatureBytes) + Align(IlBytes) + Align(ResourceBytes);

    private static int Align(int bytes) => (bytes + 3) & ~3;
}
