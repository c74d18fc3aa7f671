using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Edge.NanoSim.Natives;

/// <summary>
/// Methods of the class library that run here and not as IL: what is native on the device, and what a contract, an assembly of signatures, has no body for.
/// </summary>
internal static class NativeLibrary
{
    private static readonly Dictionary<string, NativeMethod> Known = Collect();
    private static readonly ConditionalWeakTable<ModuleDefinition, object> Contracts = [];

    /// <summary>The implementation of a method; null if its IL runs.</summary>
    public static NativeMethod? Find(MethodDefinition method)
    {
        if (method.IsAbstract || (method.HasBody && !IsStub(method) && !IsDotNet(method.Module)))
            return null;
        if (Known.TryGetValue(method.FullName, out NativeMethod? known))
            return WithCost(known, LibraryCosts.Of(method.FullName));
        if (method.IsConstructor && !method.IsStatic && IsException(method.DeclaringType))
            return WithCost(ObjectNatives.ConstructException, LibraryCosts.Of(method.FullName) is var cost and > 0 ? cost : LibraryCosts.ExceptionConstructor);
        return call => throw new NanoSimException(
            $"{call.Processor.Place} calls {method.FullName}, which the simulator does not know; call another method or teach it to tools/nanosim.");
    }

    /// <summary>Whether an assembly is a contract: its bodies throw null, or are .NET's and not the device's.</summary>
    public static bool IsContract(ModuleDefinition module) => (bool)Contracts.GetValue(module, m => IsDotNet(m) || HasStubs(m));

    private static bool IsDotNet(ModuleDefinition module)
    {
        const string Core = "System.Private.CoreLib";
        if (module.Assembly.Name.Name == Core)
            return true;
        // An application may be compiled against the core itself, but .NET's own assemblies are signed.
        foreach (AssemblyNameReference reference in module.AssemblyReferences)
            if (reference.Name == Core && module.Assembly.Name.HasPublicKey)
                return true;
        return false;
    }

    private static bool HasStubs(ModuleDefinition module)
    {
        int stubs = 0;
        int bodies = 0;
        foreach (TypeDefinition type in module.Types)
        {
            foreach (MethodDefinition method in type.Methods)
            {
                bodies += method.HasBody ? 1 : 0;
                stubs += method.HasBody && IsStub(method) ? 1 : 0;
            }
        }
        // A contract may have a few bodies that the compiler wrote.
        return stubs * 2 > bodies;
    }

    private static bool IsStub(MethodDefinition method)
    {
        Mono.Collections.Generic.Collection<Instruction> il = method.Body.Instructions;
        return il.Count is >= 2 and <= 4 && il[^1].OpCode == OpCodes.Throw && il[^2].OpCode == OpCodes.Ldnull;
    }

    private static bool IsException(TypeDefinition type)
    {
        for (TypeDefinition? t = type; t is not null; t = t.BaseType?.Resolve())
            if (t.FullName == "System.Exception")
                return true;
        return false;
    }

    private static NativeMethod WithCost(NativeMethod method, int instructions)
    {
        if (instructions == 0)
            return method;
        return call =>
        {
            call.Processor.LibraryInstructions += instructions;
            method(call);
        };
    }

    private static Dictionary<string, NativeMethod> Collect()
    {
        var known = new Dictionary<string, NativeMethod>();
        ObjectNatives.AddTo(known);
        ArrayNatives.AddTo(known);
        StringNatives.AddTo(known);
        NumberNatives.AddTo(known);
        BitNatives.AddTo(known);
        TimeNatives.AddTo(known);
        SystemNatives.AddTo(known);
        CollectionNatives.AddTo(known);
        BuilderNatives.AddTo(known);
        return known;
    }
}
