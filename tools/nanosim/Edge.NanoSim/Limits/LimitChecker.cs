using System.Collections.Generic;
using System.Linq;
using Edge.NanoSim.Deployment;
using Edge.NanoSim.Model;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Edge.NanoSim.Limits;

/// <summary>Checks what nanoCLR counts in bytes and 16-bit words, before anything is flashed: beyond it the device fails without a word.</summary>
internal static class LimitChecker
{
    private const int MaxLocals = 250;
    private const int MaxByte = 255;
    private const int MaxSection = 65535;
    private const int MaxBranch = 32767;
    private const int MaxInitializer = 65535;

    /// <summary>Every finding for an assembly.</summary>
    public static IReadOnlyList<LimitFinding> Check(NanoProgram program, AssemblyDefinition assembly, DeployedAssembly layout)
    {
        var findings = new List<LimitFinding>();
        string name = $"Assembly {assembly.Name.Name}";
        Test(findings, name, "bytes of IL", layout.IlBytes, MaxSection, "move classes to another assembly");
        Test(findings, name, "bytes of signatures and constant data", layout.SignatureBytes, MaxSection, "move constants to another assembly or read them from a file");
        Test(findings, name, "bytes of names and literals", layout.StringBytes, MaxSection, "shorten them or move them to another assembly");
        foreach (TypeDefinition type in assembly.MainModule.GetTypes().Where(UsedReferences.IsDeployed))
        {
            Test(findings, type.FullName, "virtual methods", type.Methods.Count(m => m.IsVirtual), MaxByte, "split the class");
            Test(findings, type.FullName, "instance methods", type.Methods.Count(m => !m.IsVirtual && !m.IsStatic), MaxByte, "split the class");
            Test(findings, type.FullName, "static methods", type.Methods.Count(m => m.IsStatic), MaxByte, "split the class");
            Test(findings, type.FullName, "static fields", type.Fields.Count(f => f.IsStatic && !f.HasConstant), MaxByte, "split the class");
            foreach (FieldDefinition field in type.Fields)
                Test(findings, field.FullName, "bytes of an array initialiser", field.InitialValue.Length, MaxInitializer, "split the array");
            foreach (MethodDefinition method in type.Methods)
                CheckMethod(findings, program, method);
        }
        return findings;
    }

    private static void CheckMethod(List<LimitFinding> findings, NanoProgram program, MethodDefinition method)
    {
        string where = $"{method.DeclaringType.FullName}.{method.Name}{(method.HasBody ? program.Place(method, method.Body.Instructions[0]) : "")}";
        Test(findings, where, "arguments", method.Parameters.Count + (method.HasThis ? 1 : 0), MaxByte, "pass an object");
        if (!method.HasBody)
            return;
        Test(findings, where, "locals", method.Body.Variables.Count, MaxLocals, "split the method");
        Test(findings, where, "evaluation slots", method.Body.MaxStackSize, MaxByte, "split the expression");
        var offsets = new Dictionary<Instruction, int>();
        int offset = 0;
        foreach (Instruction instruction in method.Body.Instructions)
        {
            offsets.Add(instruction, offset);
            offset += BodySize.Of(instruction);
        }
        foreach (Instruction instruction in method.Body.Instructions)
            CheckBranches(findings, program, method, instruction, offsets);
    }

    private static void CheckBranches(List<LimitFinding> findings, NanoProgram program, MethodDefinition method, Instruction instruction, Dictionary<Instruction, int> offsets)
    {
        Instruction[] targets = instruction.Operand switch { Instruction one => [one], Instruction[] many => many, _ => [] };
        if (targets.Length == 0)
            return;
        string where = $"{method.DeclaringType.FullName}.{method.Name}{program.Place(method, instruction)}";
        if (instruction.OpCode.Code == Code.Switch)
            Test(findings, where, "cases of a switch", targets.Length, MaxByte, "split the switch");
        int end = offsets[instruction] + BodySize.Of(instruction);
        int reach = targets.Max(t => System.Math.Abs(offsets[t] - end));
        Test(findings, where, "bytes of IL in a branch", reach, MaxBranch, "split the method");
    }

    private static void Test(List<LimitFinding> findings, string where, string limit, long actual, long maximum, string advice)
    {
        if (actual > maximum)
            findings.Add(new LimitFinding(where, limit, actual, maximum, advice));
    }
}
