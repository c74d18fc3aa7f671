using System.Collections.Generic;
using System.IO;
using Mono.Cecil;

namespace Edge.NanoSim.Model;

/// <summary>Finds referenced assemblies in the program's folder, and only where it is asked to in the .NET that runs the simulator.</summary>
/// <param name="folder">The program's folder.</param>
/// <param name="libraries">The folder of .NET's own assemblies; null for none.</param>
internal sealed class FolderResolver(string folder, string? libraries = null) : IAssemblyResolver
{
    private readonly Dictionary<string, AssemblyDefinition> _read = [];

    /// <summary>Reads an assembly with its debug symbols, if there are any.</summary>
    public AssemblyDefinition Read(string path)
    {
        var parameters = new ReaderParameters
        {
            AssemblyResolver = this,
            InMemory = true,
            ReadSymbols = true,
            SymbolReaderProvider = new Mono.Cecil.Cil.DefaultSymbolReaderProvider(throwIfNoSymbol: false),
        };
        AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(path, parameters);
        _read[assembly.Name.Name] = assembly;
        return assembly;
    }

    public AssemblyDefinition Resolve(AssemblyNameReference name)
    {
        if (_read.TryGetValue(name.Name, out AssemblyDefinition? found))
            return found;
        string path = Path.Combine(folder, name.Name + ".dll");
        if (libraries is not null && !File.Exists(path))
            path = Path.Combine(libraries, name.Name + ".dll");
        return File.Exists(path)
            ? Read(path)
            : throw new NanoSimException($"The assembly {name.Name} was expected at {path} and there is no file; put it beside the program.");
    }

    public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

    public void Dispose()
    {
        foreach (AssemblyDefinition assembly in _read.Values)
            assembly.Dispose();
    }
}
