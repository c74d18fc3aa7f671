using System.Collections.Generic;
using System.Linq;
using System.Text;
using Edge.NanoSim.Heap;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Edge.NanoSim.Deployment;

/// <summary>
/// Lays an assembly out as nanoFramework's metadata processor does after its minimisation: records of fixed size (CLR_RECORD_* of nf-interpreter 1.17),
/// signatures with shared parts, IL with 16-bit tokens. Names that the core library has too are taken as built into the firmware.
/// </summary>
internal sealed class DeploymentLayout
{
    private const int HeaderBytes = 124;
    private const int AssemblyReferenceBytes = 12;
    private const int TypeDefinitionBytes = 24;
    private const int MethodDefinitionBytes = 16;
    private const int TypeSpecificationBytes = 4;
    private const int SmallRecordBytes = 8;

    private const int AssemblyRamBytes = 140;
    private const int ReferenceRamBytes = 4;
    private const int TypeRamBytes = 8;
    private const int FieldRamBytes = 2;

    // The last byte is the debugger's.
    private const int MethodRamBytes = 3;

    private readonly UsedReferences _used;
    private readonly List<TypeDefinition> _types;
    private readonly HashSet<string> _strings = [""];
    private readonly HashSet<string> _builtIn;

    private DeploymentLayout(AssemblyDefinition assembly, HashSet<string> builtIn)
    {
        _builtIn = builtIn;
        _types = [.. assembly.MainModule.GetTypes().Where(UsedReferences.IsDeployed).OrderBy(t => t.FullName, System.StringComparer.Ordinal)];
        _used = new UsedReferences(_types);
    }

    /// <summary>The sections of an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="builtIn">Names that the firmware holds (<see cref="BuiltInNames"/>).</param>
    public static DeployedAssembly Of(AssemblyDefinition assembly, HashSet<string> builtIn) => new DeploymentLayout(assembly, builtIn).LayOut(assembly);

    /// <summary>The names of a core library, which firmware holds once for all assemblies.</summary>
    public static HashSet<string> BuiltInNames(AssemblyDefinition core)
    {
        var names = new HashSet<string>();
        foreach (TypeDefinition type in core.MainModule.GetTypes())
        {
            names.Add(type.Name);
            names.Add(type.Namespace);
            names.UnionWith(type.Methods.Select(m => m.Name));
            names.UnionWith(type.Fields.Select(f => f.Name));
        }
        return names;
    }

    private DeployedAssembly LayOut(AssemblyDefinition assembly)
    {
        AddNames(assembly);
        var signatures = new SignatureSection(_used, _types);
        int data = signatures.AddAll();
        List<FieldDefinition> fields = [.. _types.SelectMany(t => t.Fields).Where(f => !f.HasConstant)];
        List<MethodDefinition> methods = [.. _types.SelectMany(t => t.Methods)];
        int tables = _used.Assemblies.Count * AssemblyReferenceBytes
            + (_used.Types.Count + _used.Fields.Count + _used.Methods.Count + fields.Count + _used.Attributes) * SmallRecordBytes
            + _types.Count * TypeDefinitionBytes + methods.Count * MethodDefinitionBytes + _used.Specifications.Count * TypeSpecificationBytes;
        int resources = assembly.MainModule.Resources.OfType<EmbeddedResource>().Sum(r => r.GetResourceData().Length);
        return new DeployedAssembly(assembly.Name.Name, HeaderBytes, tables, _strings.Sum(s => Encoding.UTF8.GetByteCount(s) + 1), signatures.Bytes, data,
            methods.Where(m => m.HasBody).Sum(m => BodySize.Of(m.Body)), resources)
        {
            TableRamBytes = AssemblyRamBytes + ReferenceRamBytes * (_used.Assemblies.Count + _used.Types.Count + _used.Fields.Count + _used.Methods.Count)
                + TypeRamBytes * _types.Count + FieldRamBytes * fields.Count + MethodRamBytes * methods.Count
                + HeapLayout.BlockBytes * fields.Count(f => f.IsStatic && f.InitialValue.Length == 0),
        };
    }

    private void AddNames(AssemblyDefinition assembly)
    {
        Add(assembly.Name.Name);
        foreach (string reference in _used.Assemblies)
            Add(reference);
        foreach (TypeReference type in _used.Types.Values)
        {
            Add(type.Name);
            Add(type.Namespace);
        }
        foreach (MemberReference member in _used.Fields.Values.Concat<MemberReference>(_used.Methods.Values))
            Add(member.Name);
        foreach (TypeDefinition type in _types)
        {
            Add(type.Namespace);
            Add(type.Name);
            foreach (FieldDefinition field in type.Fields.Where(f => !f.HasConstant))
                Add(field.Name);
            foreach (MethodDefinition method in type.Methods)
            {
                Add(method.Name);
                if (method.HasBody)
                    foreach (string text in method.Body.Instructions.Where(i => i.OpCode.Code == Code.Ldstr).Select(i => (string)i.Operand))
                        Add(text);
            }
        }
    }

    private void Add(string name)
    {
        if (!_builtIn.Contains(name))
            _strings.Add(name);
    }
}
