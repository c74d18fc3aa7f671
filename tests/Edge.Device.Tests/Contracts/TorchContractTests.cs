using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Testing;
using Mono.Cecil;

namespace Edge.Device.Tests.Contracts;

/// <summary>Whatever the contract of TorchSharp shows exists in 0.107; what it shows of nn and optim existed in 0.99 with the same types by position.</summary>
public class TorchContractTests
{
    // Types that the lists leave out, each with the reason why the contract needs it.
    private static readonly Dictionary<string, string> Unlisted = new()
    {
        ["torch+nn+Module`2"] = "the base of every layer: Sequential takes them as such",
        ["Utils.TensorAccessor`1"] = "what Tensor.data<T>() returns",
        ["Modules.BatchNorm2d"] = "has no members of its own",
        ["Modules.ZeroPad2d"] = "its forward is that of a listed base in 0.107",
    };

    [SkippableFact]
    public void Every_member_is_one_of_0_107()
    {
        HashSet<string> real = Lines("TorchSharp-0.107-subset.txt");
        using AssemblyDefinition assembly = Read();
        string[] ours = Members(assembly);

        Assert.All(ours, m => Assert.Contains(m, real));
        Assert.True(ours.Length > 40, $"only {ours.Length} members were compared");
    }

    [SkippableFact]
    public void Layers_and_optimisers_are_callable_by_position_in_0_99()
    {
        HashSet<string> real = Lines("TorchSharp-0.99.6-subset.txt").Select(WithoutParameterNames).ToHashSet();
        using AssemblyDefinition assembly = Read();
        string[] ours = Members(assembly).Where(m => m.StartsWith("torch+nn::", StringComparison.Ordinal) || m.StartsWith("torch+optim::", StringComparison.Ordinal)).ToArray();

        Assert.All(ours, m => Assert.Contains(WithoutParameterNames(m), real));
        Assert.True(ours.Length > 10, $"only {ours.Length} members were compared");
    }

    private static HashSet<string> Lines(string list) => File.ReadLines(Repository.SharedOrSkip("api", list)).ToHashSet();

    private static AssemblyDefinition Read() => AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, "TorchSharp.dll"));

    private static string[] Members(AssemblyDefinition assembly) => assembly.MainModule.GetTypes()
        .Where(t => (t.IsPublic || t.IsNestedPublic) && !t.IsEnum && !Unlisted.ContainsKey(TorchFormat.NameOf(t)))
        .SelectMany(TorchFormat.Methods).ToArray();

    private static string WithoutParameterNames(string line)
    {
        int open = line.IndexOf('(', StringComparison.Ordinal);
        IEnumerable<string> types = line[(open + 1)..^1].Split(", ").Select(p =>
        {
            string[] sides = p.Split(" = ");
            return sides[0].Split(' ')[0] + (sides.Length > 1 ? " = " + sides[1] : "");
        });
        return line[..open] + "(" + string.Join(", ", types) + ")";
    }
}
