using System;
using System.Collections.Generic;
using System.Linq;
using Edge.NanoSim.Deployment;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Edge.NanoSim.Limits;

/// <summary>Checks what nanoCLR counts in bytes and 16-bit words, before anything is flashed: beyond it the device fails without a word.</summary>
internal sealed class LimitChecker
{
    private const int MaxLocals = 250;
    private const int MaxByte = 255;
    private const int MaxSection = 65535;
    private const int MaxBranch = 32767;
    private const int MaxInitializer = 65535;

    private readonly List<LimitFinding> _findings = [];
    private readonly List<TypeDefinition> _types;
    private readonly List<MethodDefinition> _bodies;

    private LimitChecker(AssemblyDefinition assembly)
    {
        _types = [.. assembly.MainModule.GetTypes().Where(UsedReferences.IsDeployed)];
        _bodies = [.. _types.SelectMany(t => t.Methods).Where(m => m.HasBody)];
    }

    /// <summary>Every finding for an assembly.</summary>
    public static IReadOnlyList<LimitFinding> Check(AssemblyDefinition assembly, DeployedAssembly layout)
    {
        var checker = new LimitChecker(assembly);
        checker.CheckAssembly($"Assembly {assembly.Name.Name}", layout);
        foreach (TypeDefinition type in checker._types)
            checker.CheckType(type);
        return checker._findings;
    }

    // An assembly has no line: its greatest part stands for it.
    private void CheckAssembly(string name, DeployedAssembly layout)
    {
        Test(name, () => SourcePlace.Of(_bodies.MaxBy(BodyBytes)!), "bytes of IL", layout.IlBytes, MaxSection, "move classes to another assembly");
        Test(name, GreatestData, "bytes of signatures and constant data", layout.SignatureBytes, MaxSection, "move constants to another assembly or read them from a file");
        Test(name, LongestText, "bytes of names and literals", layout.StringBytes, MaxSection, "shorten them or move them to another assembly");
    }

    private SourcePlace? GreatestData() =>
        _types.SelectMany(t => t.Fields).Where(f => f.InitialValue.Length > 0).MaxBy(f => f.InitialValue.Length) is { } field ? SourcePlace.Of(field) : null;

    private SourcePlace? LongestText()
    {
        (MethodDefinition Method, Instruction Load)[] texts = [.. _bodies.SelectMany(m => m.Body.Instructions.Where(i => i.OpCode.Code == Code.Ldstr).Select(i => (m, i)))];
        return texts.Length == 0 ? null : texts.MaxBy(t => ((string)t.Load.Operand).Length) is var (method, load) ? SourcePlace.Of(method, load) : null;
    }

    private void CheckType(TypeDefinition type)
    {
        SourcePlace? Place() => SourcePlace.Of(type);
        Test(type.FullName, Place, "virtual methods", type.Methods.Count(m => m.IsVirtual), MaxByte, "split the class");
        Test(type.FullName, Place, "instance methods", type.Methods.Count(m => !m.IsVirtual && !m.IsStatic), MaxByte, "split the class");
        Test(type.FullName, Place, "static methods", type.Methods.Count(m => m.IsStatic), MaxByte, "split the class");
        Test(type.FullName, Place, "static fields", type.Fields.Count(f => f.IsStatic && !f.HasConstant), MaxByte, "split the class");
        foreach (FieldDefinition field in type.Fields)
            Test(field.FullName, () => SourcePlace.Of(field), "bytes of an array initialiser", field.InitialValue.Length, MaxInitializer, "split the array");
        foreach (MethodDefinition method in type.Methods)
            CheckMethod(method);
    }

    private void CheckMethod(MethodDefinition method)
    {
        string name = NameOf(method);
        SourcePlace? Place() => SourcePlace.Of(method);
        Test(name, Place, "arguments", method.Parameters.Count + (method.HasThis ? 1 : 0), MaxByte, "pass an object");
        if (!method.HasBody)
            return;
        Test(name, Place, "locals", method.Body.Variables.Count, MaxLocals, "split the method");
        Test(name, Place, "evaluation slots", method.Body.MaxStackSize, MaxByte, "split the expression");
        Test(name, Place, "bytes of IL in a method", BodyBytes(method), MaxSection, "split the method");
        var offsets = new Dictionary<Instruction, int>();
        int offset = 0;
        foreach (Instruction instruction in method.Body.Instructions)
        {
            offsets.Add(instruction, offset);
            offset += BodySize.Of(instruction);
        }
        foreach (Instruction instruction in method.Body.Instructions)
            CheckBranches(method, instruction, offsets);
    }

    private void CheckBranches(MethodDefinition method, Instruction instruction, Dictionary<Instruction, int> offsets)
    {
        Instruction[] targets = instruction.Operand switch { Instruction one => [one], Instruction[] many => many, _ => [] };
        if (targets.Length == 0)
            return;
        SourcePlace? Place() => SourcePlace.Of(method, instruction);
        if (instruction.OpCode.Code == Code.Switch)
            Test(NameOf(method), Place, "cases of a switch", targets.Length, MaxByte, "split the switch");
        int end = offsets[instruction] + BodySize.Of(instruction);
        int reach = targets.Max(t => Math.Abs(offsets[t] - end));
        Test(NameOf(method), Place, "bytes of IL in a branch", reach, MaxBranch, "split the method");
    }

    private static int BodyBytes(MethodDefinition method) => BodySize.Of(method.Body);

    private static string NameOf(MethodDefinition method) => $"{method.DeclaringType.FullName}.{method.Name}";

    private void Test(string member, Func<SourcePlace?> place, string limit, long actual, long maximum, string advice)
    {
        if (actual > maximum)
            _findings.Add(new LimitFinding(member, place(), limit, actual, maximum, advice));
    }
}
