using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Testing;
using Mono.Cecil;

namespace Edge.Device.Tests.Contracts;

/// <summary>Whatever the contract of TorchSharp shows exists in 0.107, and is none of the modules and optimisers, whose names and parameters were others in 0.99.</summary>
/// <remarks>Functions and methods of tensors are the same by position from 0.99.6 to 0.107, as builds against both have shown; the list of 0.99 leaves them out.</remarks>
public class TorchContractTests
{
    // Types that the lists leave out, each with the reason why the contract needs it.
    private static readonly Dictionary<string, string> Unlisted = new()
    {
        ["Scalar"] = "what a number becomes as an argument of a tensor's method",
        ["torch+autograd"] = "its grad was compared with the sources of 0.99.6 and 0.107",
        ["Utils.TensorAccessor`1"] = "what Tensor.data<T>() returns",
    };

    [SkippableFact]
    public void Every_member_is_one_of_0_107()
    {
        HashSet<string> real = Lines("TorchSharp-0.107-subset.txt");
        using AssemblyDefinition assembly = Read();
        string[] ours = Members(assembly);

        Assert.All(ours, m => Assert.Contains(m, real));
        Assert.True(ours.Length > 30, $"only {ours.Length} members were compared");
    }

    [Fact]
    public void Nothing_is_used_of_what_was_renamed_between_0_99_and_0_107()
    {
        using AssemblyDefinition assembly = Read();
        string[] types = [.. assembly.MainModule.GetTypes().Select(TorchFormat.NameOf)];

        Assert.DoesNotContain(types, t => t.StartsWith("Modules.", StringComparison.Ordinal) || t.StartsWith("torch+optim", StringComparison.Ordinal) || t.StartsWith("torch+nn+Module", StringComparison.Ordinal));
        Assert.DoesNotContain(Members(assembly), m => m.StartsWith("torch+nn::", StringComparison.Ordinal));
    }

    private static HashSet<string> Lines(string list) => File.ReadLines(Repository.SharedOrSkip("api", list)).ToHashSet();

    private static AssemblyDefinition Read() => AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, "TorchSharp.dll"));

    private static string[] Members(AssemblyDefinition assembly) => assembly.MainModule.GetTypes()
        .Where(t => (t.IsPublic || t.IsNestedPublic) && !t.IsEnum && !Unlisted.ContainsKey(TorchFormat.NameOf(t)))
        .SelectMany(TorchFormat.Methods).ToArray();
}
