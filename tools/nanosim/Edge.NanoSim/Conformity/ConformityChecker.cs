using System.Collections.Generic;
using System.Linq;
using Edge.NanoSim.Decoding;
using Edge.NanoSim.Deployment;
using Edge.NanoSim.Limits;
using Edge.NanoSim.Model;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Instruction = Mono.Cecil.Cil.Instruction;

namespace Edge.NanoSim.Conformity;

/// <summary>
/// Checks without running it that an assembly has nothing that nanoFramework 1.x lacks: instructions, types, members, sizes. What the assembly
/// refers to is looked up in the assemblies beside it and nowhere else, as the device has them.
/// </summary>
public sealed class ConformityChecker
{
    private readonly List<Violation> _violations = [];
    private readonly HashSet<Violation> _seen = [];

    private readonly NanoProgram _program;

    private ConformityChecker(NanoProgram program) => _program = program;

    /// <summary>Checks one assembly; those that it refers to are only looked into for their members.</summary>
    /// <param name="path">The compiled assembly, with its debug symbols and nanoFramework's libraries, or their contracts, beside it.</param>
    /// <returns>Every violation, in the order of the assembly's types; none if it conforms.</returns>
    /// <exception cref="NanoSimException">The file is missing, is no assembly, is not compiled against nanoFramework's mscorlib, or an assembly that it refers to is missing.</exception>
    public static IReadOnlyList<Violation> Check(string path)
    {
        using NanoProgram program = NanoProgram.Load(path);
        var checker = new ConformityChecker(program);
        foreach (TypeDefinition type in program.Assembly.MainModule.GetTypes().Where(UsedReferences.IsDeployed))
            checker.Check(type);
        DeployedAssembly layout = DeploymentLayout.Of(program.Assembly, DeploymentLayout.BuiltInNames(program.Core));
        foreach (LimitFinding finding in LimitChecker.Check(program.Assembly, layout))
            checker.Add(ConformityRule.Limit, finding.Member, finding.Source, finding.Text);
        return checker._violations;
    }

    private void Check(TypeDefinition type)
    {
        SourcePlace? place = SourcePlace.Of(type);
        if (type.HasGenericParameters)
        {
            Add(ConformityRule.Generics, type.FullName, place, "is generic, which nanoFramework 1.x cannot run; write it for one type");
            return;
        }
        Add(TypeRules.Fault(type.BaseType), type.FullName, place);
        foreach (InterfaceImplementation implementation in type.Interfaces)
            Add(TypeRules.Fault(implementation.InterfaceType), type.FullName, place);
        foreach (FieldDefinition field in type.Fields)
            if (TypeRules.Fault(field.FieldType) is { } fault)
                Add(fault, $"{type.FullName}.{field.Name}", SourcePlace.Of(field));
        foreach (MethodDefinition method in type.Methods)
            Check(method);
    }

    private void Check(MethodDefinition method)
    {
        string name = $"{method.DeclaringType.FullName}.{method.Name}";
        SourcePlace? place = SourcePlace.Of(method) ?? SourcePlace.Of(method.DeclaringType);
        if (method.HasGenericParameters)
        {
            Add(ConformityRule.Generics, name, place, "is generic, which nanoFramework 1.x cannot run; write it for one type");
            return;
        }
        Add(TypeRules.Fault(method.ReturnType), name, place);
        foreach (ParameterDefinition parameter in method.Parameters)
            Add(TypeRules.Fault(parameter.ParameterType), name, place);
        if (method.HasBody && method.Body.Instructions.Count > 0)
            CheckBody(method, name);
        else if (!method.IsAbstract && !method.IsRuntime)
            Add(ConformityRule.NativeCode, name, place, "is external, and the firmware has no native code for it; write it in C#");
    }

    private void CheckBody(MethodDefinition method, string name)
    {
        int before = _violations.Count;
        foreach (Instruction instruction in method.Body.Instructions)
        {
            // A place is looked for among all of a method's, so only where there is something to say.
            if (InstructionRules.Fault(instruction.OpCode) is { } refused)
                Add(refused, name, SourcePlace.Of(method, instruction));
            if (MemberRules.Fault(instruction.Operand) is { } missing)
                Add(missing, name, SourcePlace.Of(method, instruction));
        }
        foreach (VariableDefinition local in method.Body.Variables)
            if (TypeRules.Fault(local.VariableType) is { } fault)
                Add(fault, name, SourcePlace.Of(method, method.Body.Instructions.FirstOrDefault(i => Names(i, local.Index))) ?? SourcePlace.Of(method));
        foreach (ExceptionHandler handler in method.Body.ExceptionHandlers)
            Add(TypeRules.Fault(handler.CatchType), name, SourcePlace.Of(method, handler.HandlerStart));
        if (_violations.Count == before)
            Verify(method, name);
    }

    // The simulator's decoder follows every value through the method, as nanoCLR does while it runs.
    private void Verify(MethodDefinition method, string name)
    {
        try
        {
            MethodDecoder.Decode(_program, _program.Method(method));
        }
        catch (NanoSimException e)
        {
            Add(ConformityRule.Verification, name, e.Place ?? SourcePlace.Of(method), e.Fault ?? e.Message.TrimEnd('.'));
        }
    }

    // Where a local is written for the first time; its declaration has no line in the symbols.
    private static bool Names(Instruction instruction, int local) => instruction.OpCode.Code switch
    {
        >= Code.Stloc_0 and <= Code.Stloc_3 => instruction.OpCode.Code - Code.Stloc_0 == local,
        Code.Stloc or Code.Stloc_S or Code.Ldloca or Code.Ldloca_S => ((VariableDefinition)instruction.Operand).Index == local,
        _ => false,
    };

    private void Add((ConformityRule Rule, string Text)? fault, string member, SourcePlace? place)
    {
        if (fault is var (rule, text))
            Add(rule, member, place, text);
    }

    // One sentence for each line, however often the line does it.
    private void Add(ConformityRule rule, string member, SourcePlace? place, string text)
    {
        var violation = new Violation(rule, member, place, text);
        if (_seen.Add(violation))
            _violations.Add(violation);
    }
}
