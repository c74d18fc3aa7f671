using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Edge.Testing;
using Edge.Updates.Storage;

namespace Edge.Updates.Tests.Storage;

/// <summary>Proves on a real file system that a program that is killed in the middle of any operation of an update leaves a store that works, and its lock free.</summary>
public class KilledProcessTests
{
    [Fact]
    public async Task A_program_killed_in_any_operation_leaves_a_network()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Of("keys.pem"), Support.Packages.Key.PublicPem);
        File.WriteAllBytes(folder.Of("new.edgemodel"), Support.Packages.Of(3));
        ProcessResult whole = await InstallAsync(folder, "whole", 0);
        Assert.True(whole.ExitCode == 0, whole.Error);
        int operations = int.Parse(whole.Output, CultureInfo.InvariantCulture), olds = 0;
        // Making, writing, flushing and naming the file, flushing its name; leftovers and the oldest removed.
        Assert.InRange(operations, 6, 8);
        for (int operation = 1; operation <= operations; operation++)
        {
            string name = $"killed-{operation}";
            ProcessResult result = await InstallAsync(folder, name, operation);
            Assert.True(result.ExitCode != 0 && result.Output.Length == 0, result.Output + result.Error);
            ModelStore store = Open(folder, name);
            Support.Packages.AssertRuns(store.Active);
            Assert.InRange(store.Active!.Manifest.Version, 2, 3);
            olds += store.Active.Manifest.Version == 2 ? 1 : 0;
            Assert.Equal(3, store.Install(Support.Packages.Of(3)).Manifest.Version);
            Assert.DoesNotContain("incoming.tmp", new FolderFiles(folder.Of(name)).List());
        }
        Assert.InRange(olds, 3, operations - 2);
    }

    private static async Task<ProcessResult> InstallAsync(TemporaryFolder folder, string name, int operation)
    {
        ModelStore store = Open(folder, name);
        store.Install(Support.Packages.Of(1));
        store.Install(Support.Packages.Of(2));
        return await ChildProcess.DotnetAsync("Edge.Updates.Tests.dll", null, folder.Of(name), folder.Of("keys.pem"), folder.Of("new.edgemodel"), Support.Packages.Name, operation.ToString(CultureInfo.InvariantCulture));
    }

    private static ModelStore Open(TemporaryFolder folder, string name)
    {
        var store = new ModelStore(new FolderFiles(folder.Of(name)), Support.Packages.Check);
        store.Open();
        return store;
    }
}
