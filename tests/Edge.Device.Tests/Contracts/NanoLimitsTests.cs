using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Edge.Device.Tests.Contracts;

/// <summary>The limits of nanoFramework's metadata processor, which fails without a word: 64 KB of IL and 64 KB of constant data an assembly.</summary>
public class NanoLimitsTests
{
    // 66,000 bytes have been seen to fail and 60,000 to work.
    private const int Limit = 60_000;

    // A network comes with the application, or in packages, which this one takes.
    private const string Updates = "Edge.Nano.HeadlessUpdates.dll";

    public static TheoryData<string> Applications => new(NanoContract.Applications.Select(f => Path.GetFileName(f)));

    [Theory]
    [MemberData(nameof(Applications))]
    public void An_application_fits_into_one_assembly(string application)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(NanoContract.Applications.Single(f => Path.GetFileName(f) == application));
        TypeDefinition[] types = assembly.MainModule.GetTypes().ToArray();
        MethodDefinition[] methods = types.SelectMany(t => t.Methods).Where(m => m.HasBody).ToArray();

        string[] ours = ["Edge.Nano", application == Updates ? "Edge.Micro" : "Edge.Models"];
        Assert.Empty(ours.Except(types.Select(t => t.Namespace.Split('.').Take(2)).Select(n => string.Join('.', n))));
        Assert.InRange(methods.Sum(NanoSize), 1, Limit);
        Assert.InRange(types.SelectMany(t => t.Fields).Sum(f => f.InitialValue.Length), 1, Limit);
        Assert.All(methods, m => Assert.InRange(m.Body.CodeSize, 0, 32_000));
        Assert.All(methods, m => Assert.InRange(m.Body.Variables.Count, 0, 250));
        Assert.All(types, t => Assert.False(t.HasGenericParameters, t.FullName));
    }

    // A token is of two bytes there and of four here.
    private static int NanoSize(MethodDefinition method) => method.Body.CodeSize - (2 * method.Body.Instructions.Count(i =>
        i.OpCode.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok or OperandType.InlineString));
}
