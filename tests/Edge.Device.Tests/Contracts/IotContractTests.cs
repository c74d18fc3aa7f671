using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Testing;
using Mono.Cecil;

namespace Edge.Device.Tests.Contracts;

/// <summary>Whatever a hand-written contract shows exists in the real package with the same names, types and defaults.</summary>
public class IotContractTests
{
    [SkippableTheory]
    [InlineData("System.Device.Gpio.dll", "System.Device.Gpio-4.2.0.txt")]
    [InlineData("Iot.Device.Bindings.dll", "Iot.Device.Bindings-4.2.0-subset.txt")]
    public void Every_member_is_one_of_the_package(string contract, string list)
    {
        Dictionary<string, HashSet<string>> real = ApiReference.Read(Repository.SharedOrSkip("api", list));
        var byName = real.ToDictionary(t => NameOf(t.Key), t => t);
        using var assembly = AssemblyDefinition.ReadAssembly(Path.Combine(System.AppContext.BaseDirectory, contract));

        var strangers = new List<string>();
        int compared = 0;
        foreach (IReadOnlyList<string> type in ApiFormat.Types(assembly))
        {
            Assert.True(byName.TryGetValue(NameOf(type[0]), out KeyValuePair<string, HashSet<string>> known), $"the package has no {type[0]}");
            // Interfaces that nothing here uses may be left out, so only kind, name and base class are compared.
            if (type[0].Split(" , ")[0] != known.Key.Split(" , ")[0])
                strangers.Add($"{type[0]} (real: {known.Key})");
            // What the compiler adds to a derived class without being asked, and the lists do not repeat.
            strangers.AddRange(type.Skip(1).Where(m => !known.Value.Contains(m)).Select(m => NameOf(type[0]) + m));
            compared += type.Count;
        }
        Assert.Empty(strangers);
        Assert.True(compared > 10, $"only {compared} lines were compared");
    }

    private static string NameOf(string header) => header.Split(" : ")[0].Split(" , ")[0].Split(' ')[^1];
}
