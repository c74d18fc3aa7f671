using System;
using System.Collections.Generic;
using System.IO;
using Edge.NanoSim.Natives;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Edge.NanoSim.Model;

/// <summary>An assembly with those it refers to, from one folder: classes and methods by their metadata.</summary>
internal sealed class NanoProgram : IDisposable
{
    private readonly Dictionary<TypeDefinition, NanoClass> _classes = [];
    private readonly Dictionary<MethodDefinition, NanoMethod> _methods = [];
    private readonly Dictionary<string, TypeDefinition?> _core = [];
    private readonly FolderResolver _resolver;

    private NanoProgram(FolderResolver resolver, AssemblyDefinition assembly, AssemblyDefinition core, IReadOnlyList<AssemblyDefinition> assemblies)
    {
        _resolver = resolver;
        Assembly = assembly;
        Core = core;
        Assemblies = assemblies;
    }

    /// <summary>The program itself.</summary>
    public AssemblyDefinition Assembly { get; }

    /// <summary>The core library: the contract, or nanoFramework's own.</summary>
    public AssemblyDefinition Core { get; }

    /// <summary>Every assembly of the deployment, a library before what refers to it.</summary>
    public IReadOnlyList<AssemblyDefinition> Assemblies { get; }

    /// <summary>Reads an assembly, its debug symbols if they lie beside it, and what it refers to.</summary>
    /// <exception cref="NanoSimException">The file is missing, is no assembly, or is not compiled against nanoFramework's mscorlib.</exception>
    public static NanoProgram Load(string path)
    {
        if (!File.Exists(path))
            throw new NanoSimException($"An assembly was expected at {path} and there is no file; build the application first.");
        var resolver = new FolderResolver(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            AssemblyDefinition assembly = resolver.Read(path);
            var assemblies = new List<AssemblyDefinition>();
            string library = assembly.MainModule.TypeSystem.CoreLibrary.Name;
            if (library == "mscorlib")
                Collect(assembly, resolver, assemblies);
            AssemblyDefinition? core = assemblies.Find(a => a.MainModule.GetType("System.Object") is not null);
            if (core is null || core.MainModule.AssemblyReferences.Count != 0)
                throw new NanoSimException($"{path} was expected to be compiled against nanoFramework's mscorlib, got {library}; build it with the nanoFramework SDK or against "
                    + "its contract.");
            return new NanoProgram(resolver, assembly, core, assemblies);
        }
        catch (Exception e) when (e is BadImageFormatException or AssemblyResolutionException or NanoSimException)
        {
            resolver.Dispose();
            throw e as NanoSimException ?? new NanoSimException($"{path} cannot be read as a nanoFramework assembly: {e.Message.TrimEnd('.')}; build it again.", e);
        }
    }

    /// <summary>Whether a type belongs to a library whose bodies the device has in native code or in its own assemblies: a contract's bodies throw.</summary>
    public bool IsLibrary(TypeDefinition type) => type.Module.Assembly != Assembly && NativeLibrary.IsContract(type.Module);

    /// <summary>The class of a type.</summary>
    public NanoClass Class(TypeReference reference)
    {
        TypeDefinition? definition = reference.Resolve();
        if (definition is null)
            throw new NanoSimException($"The type {reference.FullName} was expected in a referenced assembly and not found; put that assembly beside the program.");
        if (_classes.TryGetValue(definition, out NanoClass? found))
            return found;
        var type = new NanoClass(this, definition);
        _classes.Add(definition, type);
        type.LayOut();
        return type;
    }

    /// <summary>The method of a definition.</summary>
    public NanoMethod Method(MethodDefinition definition)
    {
        if (_methods.TryGetValue(definition, out NanoMethod? found))
            return found;
        var method = new NanoMethod(definition) { Native = NativeLibrary.Find(definition) };
        _methods.Add(definition, method);
        return method;
    }

    /// <summary>Methods that were named so far.</summary>
    public IReadOnlyCollection<NanoMethod> Methods => _methods.Values;

    /// <summary>Classes that were named so far.</summary>
    public IReadOnlyCollection<NanoClass> Classes => _classes.Values;

    /// <summary>A type of the core library.</summary>
    public TypeDefinition CoreType(string fullName)
    {
        if (!_core.TryGetValue(fullName, out TypeDefinition? type))
            _core.Add(fullName, type = Core.MainModule.GetType(fullName));
        return type ?? throw new NanoSimException($"The type {fullName} was expected in {Core.Name.Name} and not found; use the contract of nanoFramework 1.17.");
    }

    /// <summary>Where an instruction stands in the source, as " (File.cs:12)", or nothing without debug symbols.</summary>
    public static string Place(MethodDefinition method, Instruction? instruction) => SourcePlace.Of(method, instruction) is { } place ? $" ({place})" : "";

    public void Dispose() => _resolver.Dispose();

    private static void Collect(AssemblyDefinition assembly, FolderResolver resolver, List<AssemblyDefinition> into)
    {
        foreach (AssemblyNameReference reference in assembly.MainModule.AssemblyReferences)
        {
            AssemblyDefinition referenced = resolver.Resolve(reference);
            if (!into.Contains(referenced))
                Collect(referenced, resolver, into);
        }
        into.Add(assembly);
    }
}
