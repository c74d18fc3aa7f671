using System;
using System.Collections.Generic;
using System.Linq;
using Edge.NanoSim.Conformity;
using Edge.Testing;

namespace Edge.NanoSim.Tests;

/// <summary>Each kind of violation is found, in the file and line where it stands, and nothing else is.</summary>
public sealed class ConformityTests
{
    // The violation is always in line 3 of the second file.
    private const int Line = 3;

    [SkippableTheory]
    [InlineData("public static T F<T>(T x) { return x; }", ConformityRule.Generics, "P.F", "is generic")]
    [InlineData("public class Box<T> { public static T X(T x) { return x; } }", ConformityRule.Generics, "P/Box`1", "is generic")]
    [InlineData("public static int F(int n) { int[,] a = new int[n, n]; return 1; }", ConformityRule.Type, "P.F", "uses the array System.Int32[0...,0...] of several dimensions")]
    [InlineData("public static int F(int[,] a) { return 1; }", ConformityRule.Type, "P.F", "crashes nanoCLR")]
    [InlineData("public static int[][,] A; public static object F() { return A; }", ConformityRule.Type, "P.A", "crashes nanoCLR")]
    [InlineData("public static unsafe int F(int n) { int* p = &n; return *p; }", ConformityRule.Verification, "P.F", "makes a number of a pointer")]
    [InlineData("public static unsafe void F(byte[] a) { fixed (byte* p = a) { *p = 1; } }", ConformityRule.Type, "P.F", "uses the pointer System.Byte*")]
    [InlineData("public static unsafe int F(int n) { int* p = stackalloc int[3]; return p[n]; }", ConformityRule.Instruction, "P.F", "uses the IL instruction localloc")]
    [InlineData("public static unsafe int F(delegate*<int, int> f) { return f(1); }", ConformityRule.Instruction, "P.F", "uses the IL instruction calli")]
    [InlineData("public static int F(int n) { return checked(n + 1); }", ConformityRule.Overflow, "P.F", "checks for overflow by add.ovf")]
    [InlineData("public static byte F(long n) { return checked((byte)n); }", ConformityRule.Overflow, "P.F", "checks for overflow by conv.ovf.u1")]
    [InlineData("public static extern int F(int n);", ConformityRule.NativeCode, "P.F", "is external")]
    public void WhatABoardCannotDoIsNamed(string member, ConformityRule rule, string name, string text)
    {
        using var folder = new TemporaryFolder();
        Violation[] violations = Check(folder, "public static class Q { public static int Good() { return 1; } }", $"public static partial class P\n{{\n{member}\npublic static int Good() {{ return 1; }}\n}}");
        Assert.NotEmpty(violations);
        Assert.All(violations, v => Assert.Equal("Source1.cs", v.Source!.File));
        // A member without a body has no line of its own: the first method's of the type stands for it.
        Assert.All(violations, v => Assert.Equal(rule == ConformityRule.NativeCode ? Line + 1 : Line, v.Source!.Line));
        Assert.Contains(violations, v => v.Rule == rule && v.Member == name && v.Text.Contains(text, StringComparison.Ordinal));
    }

    [SkippableFact]
    public void ATypeAMethodAndAFieldThatTheLibraryLacksAreNamed()
    {
        using var folder = new TemporaryFolder();
        const string Full = "public class Kept { public static int Lost; public static int Gone(int n) { return n; } public static int Stays(int n) { return n; } } public class Missing { }";
        string library = NanoCompiler.Compile(folder, "Lib", [("Lib.cs", Full)], []);
        string app = NanoCompiler.Compile(folder, "App", [("App.cs", "public static class P\n{\npublic static int A() { return Kept.Gone(1); }\npublic static int B() { return Kept.Lost; }\n"
            + "public static object C() { return new Missing(); }\npublic static int D() { return Kept.Stays(1); }\n}")], [library]);
        Assert.Empty(ConformityChecker.Check(app));
        NanoCompiler.Compile(folder, "Lib", [("Lib.cs", "public class Kept { public static int Stays(int n) { return n; } }")], []);

        IReadOnlyList<Violation> violations = ConformityChecker.Check(app);

        Assert.Equal([(ConformityRule.Member, 3), (ConformityRule.Member, 4), (ConformityRule.Type, 5)], violations.Select(v => (v.Rule, v.Source!.Line)));
        Assert.Equal("P.A (App.cs:3): calls System.Int32 Kept::Gone(System.Int32), which Lib of nanoFramework does not have; write it without.", violations[0].ToString());
    }

    [SkippableFact]
    public void EveryLimitNamesAPlace()
    {
        string locals = string.Concat(Enumerable.Range(0, 251).Select(i => $"int v{i} = n * {i}; G(ref v{i}); "));
        string arguments = string.Join(", ", Enumerable.Range(0, 256).Select(i => $"int a{i}"));
        string cases = string.Concat(Enumerable.Range(0, 256).Select(i => $"case {i}: return {i * 7919 % 1000}; "));
        string sum = string.Concat(Enumerable.Repeat("n + (", 300)) + "n" + new string(')', 300);
        string body = string.Concat(Enumerable.Repeat("x = x * 123456789 + n; ", 4000));
        string data = string.Join(',', Enumerable.Range(0, 66000).Select(i => i & 255));
        using var folder = new TemporaryFolder();
        Violation[] violations = Check(folder, "public static class Q { }", "public static class P\n{\n" + string.Join('\n',
            $"static void G(ref int x) {{ x++; }} public static void A(int n) {{ {locals} }}",
            $"public static int B({arguments}) {{ return a0; }}",
            $"public static int C(int n) {{ switch (n) {{ {cases} }} return -1; }}",
            $"public static int D(int n) {{ return {sum}; }}",
            $"public static int E(int n) {{ int x = 0; while (x < n) {{ {body} }} return x; }}",
            $"public static int F(int n) {{ int x = 0; {body} {body} return x; }}",
            $"public static byte[] H() {{ return new byte[] {{ {data} }}; }}") + "\n}");

        Assert.All(violations, v => Assert.Equal(ConformityRule.Limit, v.Rule));
        (string Member, string Limit, int Line)[] expected =
        [
            ("Assembly App", "bytes of IL, ", 8), ("Assembly App", "bytes of signatures and constant data, ", 9), ("P.A", "locals", 3), ("P.B", "arguments", 4), ("P.C", "cases of a switch", 5),
            ("P.D", "evaluation slots", 6), ("P.E", "bytes of IL in a branch", 7), ("P.F", "bytes of IL in a method", 8),
        ];
        foreach ((string member, string limit, int line) in expected)
            Assert.Contains(violations, v => v.Member == member && v.Text.Contains(limit, StringComparison.Ordinal) && v.Source == new SourcePlace("Source1.cs", line));
        Assert.Contains(violations, v => v.Text.Contains("bytes of an array initialiser", StringComparison.Ordinal) && v.Source!.Line == 9);
        Assert.All(violations, v => Assert.Contains(v.Source!.Line, expected.Select(e => e.Line)));
    }

    [SkippableFact]
    public void WhatABoardCanDoIsNoViolation()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(Check(folder, """
            using System;
            public interface IShape { int Area { get; } }
            public struct Pair { public int A; public long B; }
            public class Square : IShape { private readonly int[] _a = { 1, 2, 3, 4, 5, 6, 7, 8, 9 }; public int Area { get { return _a.Length; } } ~Square() { } }
            public delegate int Turn(ref int x);
            public static class P
            {
                static int[][] Jagged = { new int[] { 1 }, new int[] { 2, 3 } };
                public static Pair[] Pairs = new Pair[3];
                public static int Each(int[] a) { int s = 0; foreach (int x in a) s += x; return s + Pairs[1].A; }
                public static string Text(int a, object c) { return $"{a} {c} {a + 1}"; }
                public static int Safe(int[] a, int k) { try { return a[k]; } catch (IndexOutOfRangeException) when (k > 3) { return -1; } finally { a[0] = 0; } }
                public static Turn Closure(int n) { return (ref int x) => x += n; }
                public static byte[] Long(long n) { return new byte[n]; }
                public static ref int At(int[] a) { return ref a[0]; }
                public static int Switch(string s) { switch (s) { case "a": return 1; case "b": return 2; default: return Jagged[1][0]; } }
            }
            """));
    }

    [SkippableFact]
    public void WithoutDebugSymbolsTheMemberIsNamed()
    {
        using var folder = new TemporaryFolder();
        string app = NanoCompiler.Compile(folder, ["public static class P { public static int F(int n) { return checked(n * 3); } }"]);
        System.IO.File.Delete(folder.Of("App.pdb"));
        Violation violation = Assert.Single(ConformityChecker.Check(app));
        Assert.Null(violation.Source);
        Assert.StartsWith("P.F: checks for overflow by mul.ovf", violation.ToString(), StringComparison.Ordinal);
    }

    private static Violation[] Check(TemporaryFolder folder, params string[] sources) => [.. ConformityChecker.Check(NanoCompiler.Compile(folder, sources))];
}
