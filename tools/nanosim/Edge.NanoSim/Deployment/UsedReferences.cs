using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Edge.NanoSim.Deployment;

/// <summary>What an assembly still refers to when the metadata processor has thrown out the rest: attributes of the compiler above all.</summary>
internal sealed class UsedReferences
{
    // Attributes that the metadata processor leaves out: they are for compilers, debuggers and the desktop.
    private static readonly HashSet<string> NotDeployed =
    [
        "System.AttributeUsageAttribute", "System.CLSCompliantAttribute", "System.FlagsAttribute", "System.MTAThreadAttribute", "System.NonSerializedAttribute",
        "System.ObsoleteAttribute", "System.ParamArrayAttribute", "System.STAThreadAttribute", "System.SerializableAttribute",
        "System.ComponentModel.EditorBrowsableAttribute", "System.Diagnostics.ConditionalAttribute", "System.Diagnostics.DebuggableAttribute",
        "System.Diagnostics.DebuggerBrowsableAttribute", "System.Diagnostics.DebuggerDisplayAttribute", "System.Diagnostics.DebuggerHiddenAttribute",
        "System.Diagnostics.DebuggerNonUserCodeAttribute", "System.Diagnostics.DebuggerStepThroughAttribute", "System.Reflection.DefaultMemberAttribute",
        "System.Reflection.FieldNoReflectionAttribute", "System.Runtime.CompilerServices.ExtensionAttribute",
        "System.Runtime.CompilerServices.IndexerNameAttribute", "System.Runtime.CompilerServices.NullableAttribute",
        "System.Runtime.CompilerServices.NullableContextAttribute", "System.Runtime.CompilerServices.RefSafetyRulesAttribute",
        "System.Runtime.InteropServices.OutAttribute", "System.Runtime.InteropServices.StructLayoutAttribute",
    ];

    public UsedReferences(IReadOnlyList<TypeDefinition> types)
    {
        foreach (TypeDefinition type in types)
            Add(type);
    }

    /// <summary>Referenced assemblies.</summary>
    public HashSet<string> Assemblies { get; } = [];

    /// <summary>Types of other assemblies.</summary>
    public Dictionary<string, TypeReference> Types { get; } = [];

    /// <summary>Fields of other assemblies.</summary>
    public Dictionary<string, FieldReference> Fields { get; } = [];

    /// <summary>Methods of other assemblies.</summary>
    public Dictionary<string, MethodReference> Methods { get; } = [];

    /// <summary>Array types that instructions name.</summary>
    public Dictionary<string, TypeReference> Specifications { get; } = [];

    /// <summary>Number of attributes that are kept.</summary>
    public int Attributes { get; private set; }

    /// <summary>Whether a type reaches the device: even an attribute that the compiler defined does.</summary>
    public static bool IsDeployed(TypeDefinition type) => type.FullName != "<Module>";

    private static bool IsForCompilers(TypeReference attribute) => NotDeployed.Contains(attribute.FullName);

    private void Add(TypeDefinition type)
    {
        Use(type.BaseType);
        CountAttributes(type);
        foreach (InterfaceImplementation implementation in type.Interfaces)
            Use(implementation.InterfaceType);
        foreach (FieldDefinition field in type.Fields.Where(f => !f.HasConstant))
        {
            Use(field.FieldType);
            CountAttributes(field);
        }
        foreach (MethodDefinition method in type.Methods)
            Add(method);
    }

    private void Add(MethodDefinition method)
    {
        CountAttributes(method);
        UseSignature(method);
        if (!method.HasBody)
            return;
        foreach (VariableDefinition local in method.Body.Variables)
            Use(local.VariableType);
        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers)
            Use(handler.CatchType);
        foreach (Instruction instruction in method.Body.Instructions)
            Add(instruction.Operand);
    }

    private void Add(object? operand)
    {
        switch (operand)
        {
            case TypeSpecification type:
                Specifications.TryAdd(type.FullName, type);
                Use(type);
                break;
            case TypeReference type: Use(type); break;
            case MethodReference method and not MethodDefinition:
                Methods.TryAdd(method.FullName, method);
                Use(method.DeclaringType);
                UseSignature(method);
                break;
            case FieldReference field and not FieldDefinition:
                Fields.TryAdd(field.FullName, field);
                Use(field.DeclaringType);
                Use(field.FieldType);
                break;
        }
    }

    private void UseSignature(MethodReference method)
    {
        Use(method.ReturnType);
        foreach (ParameterDefinition parameter in method.Parameters)
            Use(parameter.ParameterType);
    }

    private void Use(TypeReference? type)
    {
        switch (type)
        {
            case null or TypeDefinition or GenericParameter: return;
            case TypeSpecification specification: Use(specification.ElementType); return;
        }
        // Numbers, strings and object are a byte in a signature.
        if (type.IsPrimitive || type.MetadataType is MetadataType.Void or MetadataType.String)
            return;
        if (Types.TryAdd(type.FullName, type) && type.Scope is AssemblyNameReference assembly)
            Assemblies.Add(assembly.Name);
    }

    private void CountAttributes(ICustomAttributeProvider provider)
    {
        foreach (CustomAttribute attribute in provider.CustomAttributes)
        {
            if (IsForCompilers(attribute.AttributeType))
                continue;
            Attributes++;
            Add(attribute.Constructor);
        }
    }
}
