using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Edge.Micro.Updates;
using Edge.Testing;
using Edge.Updates.Storage;
using static Edge.Updates.Tests.Support.Packages;

namespace Edge.Updates.Tests.Storage;

/// <summary>Proves which package of a folder runs: the newest that passes, with the one before it kept, never an older one by an update.</summary>
public sealed class ModelStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _said = [];

    [Fact]
    public void An_empty_store_has_nothing_and_takes_the_first()
    {
        ModelStore store = Open();
        Assert.Null(store.Active);
        AssertRuns(store.Install(Of(4)));
        Assert.Equal(4, Open().Active!.Manifest.Version);
        Assert.Empty(_said);
    }

    [Fact]
    public void The_one_before_is_kept_and_no_other()
    {
        ModelStore store = Open();
        foreach (int version in new[] { 1, 2, 5, 9 })
            AssertRuns(store.Install(Of(version)));
        Assert.Equal(["model-5.edgemodel", "model-9.edgemodel"], Names());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_older_version_is_refused_however_it_is_signed(int version)
    {
        ModelStore store = Open();
        store.Install(Of(3));
        Assert.Equal($"The package: expected a version above 3, which runs, got {version}; give it a higher number and sign it again.", Assert.Throws<UpdateException>(() => store.Install(Of(version))).Message);
        Assert.Equal(3, store.Active!.Manifest.Version);
        Assert.Equal(["model-3.edgemodel"], Names());
    }

    [Fact]
    public void The_same_package_again_changes_nothing_and_another_of_its_number_is_refused()
    {
        ModelStore store = Open();
        VerifiedModel first = store.Install(Of(3));
        Assert.Same(first, store.Install(Of(3)));
        Assert.Throws<UpdateException>(() => store.Install(Make(3, Support.TinyModel.Make(4))));
    }

    [Fact]
    public void Where_the_newest_is_damaged_the_one_before_runs_and_it_is_said()
    {
        ModelStore store = Open();
        store.Install(Of(6));
        store.Install(Of(7));
        byte[] bytes = File.ReadAllBytes(_folder.Of("model-7.edgemodel"));
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(_folder.Of("model-7.edgemodel"), bytes);
        AssertRuns(Open().Active);
        Assert.StartsWith("model-7.edgemodel is passed over: The package: expected ", Assert.Single(_said), StringComparison.Ordinal);
        // It can be repaired, and then nothing is to be said.
        ModelStore damaged = Open();
        Assert.Equal(6, damaged.Active!.Manifest.Version);
        damaged.Install(Of(7));
        _said.Clear();
        Assert.Equal(7, Open().Active!.Manifest.Version);
        Assert.Empty(_said);
        Assert.Equal(["model-6.edgemodel", "model-7.edgemodel"], Names());
    }

    [Fact]
    public void A_file_under_another_version_does_not_count()
    {
        Open().Install(Of(1));
        File.WriteAllBytes(_folder.Of("model-8.edgemodel"), Of(2));
        Assert.Equal(1, Open().Active!.Manifest.Version);
        Assert.Contains("expected version 8, got 2", Assert.Single(_said), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_power_cut_has_left_goes()
    {
        File.WriteAllBytes(_folder.Of("incoming.tmp"), [1, 2, 3]);
        File.WriteAllText(_folder.Of("notes.txt"), "of the owner");
        Open();
        Assert.Equal(["notes.txt"], Names());
    }

    [Fact]
    public void Two_programs_take_turns_and_see_what_the_other_did()
    {
        ModelStore first = Open(), second = Open();
        first.Install(Of(1));
        Assert.True(second.Refresh());
        Assert.False(second.Refresh());
        AssertRuns(second.Active);
        second.Install(Of(2));
        // The first one learns of it when it is asked for an older one than that.
        Assert.Contains("above 2", Assert.Throws<UpdateException>(() => first.Install(Make(2, Support.TinyModel.Make(1)))).Message, StringComparison.Ordinal);
        Assert.Equal(2, first.Active!.Manifest.Version);
    }

    [Fact]
    public void While_another_program_installs_its_file_is_left_alone()
    {
        var files = new FolderFiles(_folder.Path);
        using (files.TryLock())
        {
            Assert.Null(new FolderFiles(_folder.Path).TryLock());
            File.WriteAllBytes(_folder.Of("incoming.tmp"), [1]);
            Open();
            Assert.Equal(["incoming.tmp"], Names());
        }
        Open();
        Assert.Empty(Names());
    }

    [Fact]
    public void A_disk_that_gives_back_other_bytes_is_noticed_before_anything_counts()
    {
        var store = new ModelStore(new ForgetfulFiles(new FolderFiles(_folder.Path)), Check);
        Assert.Throws<IOException>(() => store.Install(Of(1)));
        Assert.Null(store.Active);
        Assert.Null(Open().Active);
    }

    public void Dispose() => _folder.Dispose();

    private ModelStore Open()
    {
        var store = new ModelStore(new FolderFiles(_folder.Path), Check);
        store.Open(_said.Add);
        return store;
    }

    private IEnumerable<string> Names() => Directory.EnumerateFiles(_folder.Path).Select(p => Path.GetFileName(p)!).Where(n => n != "lock").Order(StringComparer.Ordinal);
}
