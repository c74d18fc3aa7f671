using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using System.Text;
using Edge.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Edge.NanoSim.Tests;

/// <summary>Where nanoCLR and .NET agree, and that is all arithmetic of int and long without a cast from an unsigned type, the simulator agrees with .NET.</summary>
public sealed class ExpressionTests
{
    private const int Functions = 60;
    private const int Inputs = 12;

    private static readonly long[] Edges = [0, 1, -1, 2, 127, 128, 255, -128, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue, 0x123456789ABCDEF];

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RandomExpressionsGiveWhatDotNetGives(int seed)
    {
        var random = new Random(seed);
        string source = Program(random);
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoCompiler.Load(folder, source);
        Type desktop = OnDotNet(source);
        for (int f = 0; f < Functions; f++)
        {
            for (int k = 0; k < Inputs; k++)
            {
                object[] arguments = [Value(random), Value(random), (int)Value(random), (int)Value(random)];
                object expected = desktop.GetMethod($"F{f}")!.Invoke(null, arguments)!;
                object? actual = machine.Call($"P.F{f}", arguments);
                Assert.True(expected.Equals(actual), $"F{f}({string.Join(", ", arguments)}): expected {expected}, got {actual} in\n{Line(source, f)}");
            }
        }
    }

    private static long Value(Random random) => random.Next(3) == 0 ? Edges[random.Next(Edges.Length)] : random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);

    private static string Line(string source, int f) => source.Split('\n').First(l => l.Contains($" F{f}(", StringComparison.Ordinal));

    private static string Program(Random random)
    {
        var text = new StringBuilder("public static class P {\n");
        for (int f = 0; f < Functions; f++)
            text.AppendLine(CultureInfo.InvariantCulture, $"public static long F{f}(long a, long b, int c, int d) {{ unchecked {{ long l = {Long(random, 4)}; int i = {Int(random, 4)}; return l ^ ({Long(random, 3)}) + i; }} }}");
        return text.Append('}').ToString();
    }

    private static string Long(Random random, int depth)
    {
        if (depth == 0)
            return random.Next(4) switch { 0 => "a", 1 => "b", 2 => "(long)c", _ => random.NextInt64().ToString(CultureInfo.InvariantCulture) + "L" };
        string x = Long(random, depth - 1);
        string y = Long(random, depth - 1);
        return random.Next(13) switch
        {
            0 => $"({x} + {y})",
            1 => $"({x} - {y})",
            2 => $"({x} * {y})",
            3 => $"({x} / (({y} & 0xFF) + 1))",
            4 => $"({x} % (({y} & 0xFFFF) + 3))",
            5 => $"({x} << ({Int(random, 1)} & 63))",
            6 => $"({x} >> ({Int(random, 1)} & 63))",
            7 => $"({x} & {y})",
            8 => $"({x} | {y})",
            9 => $"({x} ^ ~{y})",
            10 => $"(-{x})",
            11 => $"({x} < {y} ? {x} : {y})",
            _ => $"(long)({Int(random, depth - 1)})",
        };
    }

    private static string Int(Random random, int depth)
    {
        if (depth == 0)
            return random.Next(4) switch { 0 => "c", 1 => "d", 2 => "(int)a", _ => random.Next().ToString(CultureInfo.InvariantCulture) };
        string x = Int(random, depth - 1);
        string y = Int(random, depth - 1);
        return random.Next(14) switch
        {
            0 => $"({x} + {y})",
            1 => $"({x} - {y})",
            2 => $"({x} * {y})",
            3 => $"({x} / (({y} & 0xFF) + 1))",
            4 => $"({x} % (({y} & 0xFF) + 3))",
            5 => $"({x} << ({y} & 31))",
            6 => $"({x} >> ({y} & 31))",
            7 => $"({x} & {y})",
            8 => $"({x} ^ ~{y})",
            9 => $"(sbyte)({x})",
            10 => $"(byte)({x})",
            11 => $"(short)({x})",
            12 => $"({x} == {y} || {x} > {y} ? (ushort)({x}) : -({y}))",
            _ => $"(int)({Long(random, depth - 1)})",
        };
    }

    private static Type OnDotNet(string source)
    {
        CSharpCompilation compilation = CSharpCompilation.Create("Desktop", [CSharpSyntaxTree.ParseText(source)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        image.Position = 0;
        return new AssemblyLoadContext("desktop", isCollectible: true).LoadFromStream(image).GetType("P")!;
    }
}
