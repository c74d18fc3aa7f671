using System.Collections.Generic;
using System.Linq;
using Edge.NanoSim.Model;
using Edge.NanoSim.Natives;

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

    /// <summary>
    /// Bytes of RAM for what the interpreter keeps of the assembly's records while it is loaded (CLR_RT_*_CrossReference of nf-interpreter's
    /// nanoCLR_Types.h), beside the heap's objects; a static field is a block of the heap.
    /// </summary>
    public required int TableRamBytes { get; init; }

    /// <summary>Lays out an assembly and the own assemblies that it refers to, without running anything.</summary>
    /// <param name="path">The assembly; the others lie beside it.</param>
    /// <param name="dotNetLibraries">
    /// As <see cref="NanoMachineOptions.DotNetLibraries"/>. For such an assembly no name is taken as built into the firmware, because .NET has many that nanoFramework lacks: the bytes are an
    /// upper bound.
    /// </param>
    /// <returns>A library before what refers to it.</returns>
    /// <exception cref="NanoSimException">The file is missing or no such assembly.</exception>
    public static IReadOnlyList<DeployedAssembly> Read(string path, string? dotNetLibraries = null)
    {
        using NanoProgram program = NanoProgram.Load(path, dotNetLibraries);
        HashSet<string> builtIn = dotNetLibraries is null ? DeploymentLayout.BuiltInNames(program.Core) : [];
        return [.. program.Assemblies.Where(a => !NativeLibrary.IsContract(a.MainModule) && a != program.Core).Select(a => DeploymentLayout.Of(a, builtIn))];
    }

    private static int Align(int bytes) => (bytes + 3) & ~3;
}
