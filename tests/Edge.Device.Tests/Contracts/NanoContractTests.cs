using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Testing;
using Mono.Cecil;

namespace Edge.Device.Tests.Contracts;

/// <summary>The generated contracts of nanoFramework show all of their lists, and nothing else.</summary>
public class NanoContractTests
{
    // Roslyn cannot write these as the lists have them: an interface that redeclares what it inherits, and the finalizer of Object
    // that CompilerNeeds.cs adds.
    private static readonly HashSet<string> Additions = ["System.Object  method protected virtual System.Void Finalize()"];

    [Theory]
    [InlineData("mscorlib")]
    [InlineData("System.Device.Gpio")]
    [InlineData("System.Device.Spi")]
    [InlineData("System.Device.I2c")]
    [InlineData("nanoFramework.Hardware.Esp32")]
    [InlineData("nanoFramework.Runtime.Native")]
    [InlineData("nanoFramework.Runtime.Events")]
    [InlineData("System.IO.Ports")]
    [InlineData("System.IO.Streams")]
    [InlineData("System.IO.FileSystem")]
    public void The_assembly_is_its_list(string name)
    {
        string[] list = Lines(ApiReference.Read(Repository.PathOf("tests", "contracts", "nanoFramework", "api", name + ".txt"))
            .Where(t => !t.Key.Contains('`', System.StringComparison.Ordinal))
            .Select(t => (NameOf(t.Key), t.Value.AsEnumerable())));
        using var assembly = AssemblyDefinition.ReadAssembly(NanoContract.PathOf(name));
        string[] built = Lines(ApiFormat.Types(assembly).Select(t => (NameOf(t[0]), t.Skip(1))));

        Assert.Empty(list.Except(built));
        Assert.Empty(built.Except(list).Except(Additions));
    }

    [SkippableTheory]
    [InlineData("mscorlib")]
    [InlineData("System.Device.Gpio")]
    [InlineData("System.Device.Spi")]
    [InlineData("System.Device.I2c")]
    public void The_copied_list_is_the_shared_one(string name)
    {
        string shared = File.ReadAllText(Repository.SharedOrSkip("api", "nano", name + "-api.txt")).Replace("\0", "\\u0000", System.StringComparison.Ordinal).Replace("\uFFFF", "\\uFFFF", System.StringComparison.Ordinal);
        Assert.Equal(shared, File.ReadAllText(Repository.PathOf("tests", "contracts", "nanoFramework", "api", name + ".txt")));
    }

    private static string[] Lines(IEnumerable<(string Type, IEnumerable<string> Members)> types) =>
        types.SelectMany(t => t.Members.Select(m => t.Type + m).Prepend(t.Type)).ToArray();

    private static string NameOf(string header) => header.Split(" : ")[0].Split(" , ")[0].Split(' ')[^1];
}
