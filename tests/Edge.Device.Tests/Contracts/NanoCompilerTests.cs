using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Testing;
using Microsoft.CodeAnalysis;

namespace Edge.Device.Tests.Contracts;

/// <summary>The contract lets the compiler do what nanoFramework can and nothing of what it cannot.</summary>
public class NanoCompilerTests
{
    public static TheoryData<string> Possible => new()
    {
        "static sbyte[] Weights() => new sbyte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9 };",
        "static int Jagged() { int[][] a = { new[] { 1 }, new[] { 2, 3 } }; return a[1][1]; }",
        "static string Text(int a, float b, object c) => $\"{a} {b} {c} {a + 1} {a + 2}\";",
        "static int Each(int[] a) { int s = 0; foreach (int x in a) s += x; return s; }",
        "static int Name(string s) => s switch { \"a\" => 1, \"b\" => 2, \"c\" => 3, \"d\" => 4, \"e\" => 5, \"f\" => 6, \"g\" => 7, \"h\" => 8, _ => 0 };",
        "static int Call() { System.AsyncCallback f = r => { }; f(null); return 1; }",
        "static int Safe(int[] a) { try { return a[0]; } catch (IndexOutOfRangeException) { return -1; } finally { a[0] = 0; } }",
        "static void Locked(object o) { lock (o) { } }",
        "static int List() { var l = new System.Collections.ArrayList { 1 }; foreach (object o in l) return (int)o; return 0; }",
        "static ulong Wide(long a) => unchecked((ulong)(a * 0x100000001L) >> 44);",
        "delegate string[] Names(); static string[] Labels() => new string[] { \"a\", \"b\" }; static Names Make() => Labels;",
        "~Code() { }",
        "static ref int At(int[] a) => ref a[0];",
        "static byte[] Slice(byte[] a) => new SpanByte(a).Slice(1, 2).ToArray();",
    };

    public static TheoryData<string> Impossible => new()
    {
        "static int Span(int[] a) { Span<int> s = a; return s[0]; }",
        "static object List() => new System.Collections.Generic.List<int>();",
        "static int Linq(int[] a) => System.Linq.Enumerable.Sum(a);",
        "static int? Nothing() => null;",
        "static (int, int) Pair() => (1, 2);",
        "static decimal Money() => 1m;",
        "static System.Collections.Generic.IEnumerable<int> Some() { yield return 1; }",
        "static async System.Threading.Tasks.Task Later() { await System.Threading.Tasks.Task.Yield(); }",
        "static object Text() => new System.Text.StringBuilder();",
        "static double Root(double x) => Math.Sqrt(x);",
        "static Action<int> Generic() => null!;",
        "static System.ReadOnlySpan<byte> Utf8() => \"a\"u8;",
        "static int Last(int[] a) => a[^1];",
        "static unsafe int Stack() { System.Span<int> a = stackalloc int[4]; return a[0]; }",
        "record Point(int X, int Y);",
        "static int Parallel() { System.Threading.Tasks.Parallel.For(0, 1, _ => { }); return 0; }",
    };

    [Theory]
    [MemberData(nameof(Possible))]
    public void Code_that_a_board_can_run_compiles(string member) => Assert.Empty(NanoContract.Errors(InClass(member)));

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Code_that_a_board_cannot_run_does_not_compile(string member) => Assert.NotEmpty(NanoContract.Errors(InClass(member)));

    // That the applications compile is proved by the build, which makes their assemblies.
    [Fact]
    public void Sources_of_board_engine_and_network_keep_to_the_subset()
    {
        // The command that flashes a board runs on a desktop.
        string flash = Repository.PathOf("firmware", "nano", "flash") + Path.DirectorySeparatorChar;
        string[] files = SourcesOf("firmware", "nano").Where(f => !f.StartsWith(flash, System.StringComparison.Ordinal)).Concat(SourcesOf("sdk", "Edge.Micro")).Append(Repository.PathOf("sdk", "models", "digits", "DigitsModel.g.cs")).ToArray();
        Assert.NotEmpty(NanoContract.Applications);
        Assert.Empty(files.SelectMany(f => NanoSubset.Violations(File.ReadAllText(f)).Select(v => $"{Path.GetFileName(f)}: {v}")));
    }

    [Theory]
    [InlineData("class Box<T> { }", "type parameters")]
    [InlineData("class A { int[,] a; }", "multi-dimensional array")]
    [InlineData("class A { T M<T>(T x) => x; }", "type parameters")]
    [InlineData("class A { decimal a; }", "decimal")]
    [InlineData("class A { unsafe void M() { } }", "unsafe")]
    [InlineData("class A { unsafe int* a; }", "unsafe")]
    public void The_subset_also_excludes_what_compiles_but_crashes_a_board(string source, string violation) =>
        Assert.Contains(NanoSubset.Violations(source), v => v.Contains(violation, StringComparison.Ordinal));

    private static string InClass(string member) => "using System;\nclass Code\n{\n" + member + "\n}";

    private static IEnumerable<string> SourcesOf(params string[] folder) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
}
