using System.Linq;
using System.Text;
using Edge.NanoSim.Limits;
using Edge.Testing;

namespace Edge.NanoSim.Tests;

/// <summary>Limits of nanoCLR are named before anything is flashed, and what it lacks is named with file and line.</summary>
public sealed class LimitTests
{
    [SkippableFact]
    public void TooManyLocalsAreNamed()
    {
        string locals = string.Concat(Enumerable.Range(0, 251).Select(i => $"int v{i} = n * {i}; G(ref v{i}); "));
        LimitFinding finding = Assert.Single(Check($"public static class P {{ static void G(ref int x) {{ x++; }}\npublic static void F(int n) {{ {locals} }} }}"));
        Assert.Equal("P.F (Source0.cs:2): expected at most 250 locals, got 251; split the method.", finding.ToString());
    }

    [SkippableFact]
    public void ALongBranchAndALargeMethodAreNamed()
    {
        string body = string.Concat(Enumerable.Repeat("x = x * 123456789 + n; ", 4000));
        LimitFinding[] findings = Check($"public static class P {{ public static int F(int n) {{ int x = 0; while (x < n) {{ {body} }} return x; }} }}");
        Assert.Contains(findings, f => f.Limit == "bytes of IL in a branch" && f.Maximum == 32767);
        body = string.Concat(Enumerable.Repeat("x = x * 123456789 + n; ", 8000));
        Assert.Contains(Check($"public static class P {{ public static int F(int n) {{ int x = 0; {body} return x; }} }}"), f => f.Limit == "bytes of IL" && f.Actual > 65535);
    }

    [SkippableFact]
    public void ASwitchOf256CasesIsNamedAndOneOf255IsNot()
    {
        Assert.Empty(Check(Switch(255)));
        Assert.Equal("cases of a switch", Assert.Single(Check(Switch(256))).Limit);
    }

    [SkippableFact]
    public void ConstantDataBeyondSixteenBitsIsNamed()
    {
        var text = new StringBuilder("public static class P {");
        for (int k = 0; k < 2; k++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"public static byte[] T{k}() {{ return new byte[] {{ {string.Join(',', Enumerable.Range(0, 40000).Select(i => (i * (k + 3) + i / 251) & 255))} }}; }}");
        Assert.Equal("bytes of signatures and constant data", Assert.Single(Check(text.Append('}').ToString())).Limit);
    }

    [SkippableTheory]
    [InlineData("public static T F<T>(T x) { return x; }\n public static int Run() { return F(3); }", "generic")]
    [InlineData("\n public static int Run() { int[,] a = new int[2, 2]; return a[1, 1]; }", "multi-dimensional array")]
    [InlineData("\n public static int Run() { return System.Type.GetType(\"x\").GetHashCode(); }", "calls System.Type System.Type::GetType(System.String), which the simulator does not know")]
    [InlineData("\n public static int Run() { throw new System.InvalidOperationException(\"reason\"); }", "System.InvalidOperationException in P.Run (Source0.cs:2): reason")]
    [InlineData("\n public static int Run() { int[] a = null; return a[0]; }", "System.NullReferenceException in P.Run (Source0.cs:2)")]
    [InlineData("\n public static int Run() { return Run() + 1; }", "System.OutOfMemoryException")]
    public void WhatTheDeviceCannotDoIsNamedWithItsPlace(string members, string expected)
    {
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoCompiler.Load(folder, $"public static class P {{ {members} }}");
        NanoSimException e = Assert.Throws<NanoSimException>(() => machine.Call("P.Run"));
        Assert.Contains(expected, e.Message, System.StringComparison.Ordinal);
        Assert.Contains("Source0.cs:2", e.Message, System.StringComparison.Ordinal);
    }

    [SkippableFact]
    public void AnAssemblyOfDotNetIsRefusedInOneSentence()
    {
        NanoCompiler.CoreLibraryOrSkip();
        NanoSimException e = Assert.Throws<NanoSimException>(() => NanoMachine.Load(typeof(LimitTests).Assembly.Location));
        Assert.Contains("expected to be compiled against nanoFramework's mscorlib, got System.Runtime", e.Message, System.StringComparison.Ordinal);
    }

    [SkippableFact]
    public void AMissingMethodIsNamed()
    {
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoCompiler.Load(folder, "public static class P { public static void F() { } }");
        Assert.Contains("P.G", Assert.Throws<NanoSimException>(() => machine.Call("P.G")).Message, System.StringComparison.Ordinal);
        Assert.Contains("with 1 arguments", Assert.Throws<NanoSimException>(() => machine.Call("P.F", 1)).Message, System.StringComparison.Ordinal);
    }

    private static string Switch(int cases)
    {
        string labels = string.Concat(Enumerable.Range(0, cases).Select(i => $"case {i}: return {(i * 7919) % 1000}; "));
        return $"public static class P {{ public static int F(int n) {{ switch (n) {{ {labels} }} return -1; }} }}";
    }

    private static LimitFinding[] Check(string source)
    {
        using var folder = new TemporaryFolder();
        using NanoMachine machine = NanoCompiler.Load(folder, source);
        return [.. machine.Findings];
    }
}
