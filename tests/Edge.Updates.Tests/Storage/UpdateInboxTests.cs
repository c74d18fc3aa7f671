using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Testing;
using Edge.Updates.Storage;
using static Edge.Updates.Tests.Support.Packages;

namespace Edge.Updates.Tests.Storage;

/// <summary>Proves that what is put into the folder is taken once it is whole, said once, and that nothing that lies there can stop the device.</summary>
public sealed class UpdateInboxTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _said = [];
    private readonly ModelStore _store;
    private readonly UpdateInbox _inbox;

    public UpdateInboxTests()
    {
        _store = new ModelStore(new FolderFiles(_folder.Of("store")), Check);
        _inbox = new UpdateInbox(_folder.Path, _store, Check.MaxBytes, _said.Add);
    }

    [Fact]
    public void A_package_is_taken_at_the_second_look_and_removed()
    {
        Put("a.edgemodel", Of(1));
        Assert.False(_inbox.Look());
        Assert.True(_inbox.Look());
        AssertRuns(_store.Active);
        Assert.Empty(Waiting());
        Assert.Equal(["a.edgemodel: tiny 1 is installed"], _said);
        Assert.False(_inbox.Look());
    }

    [Fact]
    public void A_file_that_grows_is_waited_for()
    {
        byte[] package = Of(2);
        for (int length = 100; length < package.Length; length += 300)
        {
            Put("a.edgemodel", package[..length]);
            Assert.False(_inbox.Look());
        }
        Put("a.edgemodel", package);
        _inbox.Look();
        Assert.Empty(_said);
        Assert.True(_inbox.Look());
    }

    [Fact]
    public void A_refused_package_is_said_once_until_it_is_another()
    {
        Put("a.edgemodel", Of(1)[..500]);
        for (int i = 0; i < 5; i++)
            Assert.False(_inbox.Look());
        Assert.StartsWith("a.edgemodel: The package: expected ", Assert.Single(_said), StringComparison.Ordinal);
        Assert.Equal(["a.edgemodel"], Waiting());
        Put("a.edgemodel", Of(1));
        _inbox.Look();
        Assert.True(_inbox.Look());
        Assert.Empty(Waiting());
    }

    [Fact]
    public void Several_are_taken_in_one_look_and_the_newest_runs()
    {
        foreach (int version in new[] { 3, 1, 2 })
            Put($"{version}.edgemodel", Of(version));
        _inbox.Look();
        Assert.True(_inbox.Look());
        Assert.Equal(3, _store.Active!.Manifest.Version);
        Put("again.edgemodel", Of(3));
        Put("older.edgemodel", Of(2));
        _inbox.Look();
        Assert.False(_inbox.Look());
        Assert.Contains("again.edgemodel: tiny 3 runs already", _said);
        Assert.Contains(_said, s => s.StartsWith("older.edgemodel: The package: expected a version above 3", StringComparison.Ordinal));
        Assert.Equal(["older.edgemodel"], Waiting());
    }

    [Fact]
    public void A_disk_that_is_full_is_said_once_and_tried_again()
    {
        bool isFull = true;
        var store = new ModelStore(new FullFiles(new FolderFiles(_folder.Of("store")), () => isFull), Check);
        var inbox = new UpdateInbox(_folder.Path, store, Check.MaxBytes, _said.Add);
        Put("a.edgemodel", Of(1));
        for (int i = 0; i < 4; i++)
            Assert.False(inbox.Look());
        Assert.Equal(["a.edgemodel: no space left"], _said);
        isFull = false;
        Assert.True(inbox.Look());
        AssertRuns(store.Active);
    }

    [Fact]
    public void Other_files_are_left_alone_and_a_folder_that_is_away_is_said_once()
    {
        File.WriteAllText(_folder.Of("readme.txt"), "mine");
        Directory.CreateDirectory(_folder.Of("x.edgemodel"));
        File.WriteAllBytes(_folder.Of("empty.edgemodel"), []);
        for (int i = 0; i < 3; i++)
            Assert.False(_inbox.Look());
        Assert.Empty(_said);
        var away = new UpdateInbox(_folder.Of("away"), _store, Check.MaxBytes, _said.Add);
        for (int i = 0; i < 3; i++)
            Assert.False(away.Look());
        Assert.Single(_said);
    }

    [SkippableFact]
    public async Task A_pipe_is_not_waited_for()
    {
        try
        {
            await ChildProcess.RunAsync(new ProcessStartInfo("mkfifo", [_folder.Of("pipe.edgemodel")]));
        }
        catch (Win32Exception)
        {
            throw new SkipException("there is no program mkfifo");
        }
        Task<bool> looks = Task.Run(() => _inbox.Look() || _inbox.Look() || _inbox.Look());
        Assert.False(await looks.WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void A_file_larger_than_a_package_is_not_read()
    {
        using (FileStream huge = File.Create(_folder.Of("huge.edgemodel")))
            huge.SetLength((long)Check.MaxBytes + 1);
        _inbox.Look();
        _inbox.Look();
        Assert.Contains($"expected 1 to {Check.MaxBytes} bytes", Assert.Single(_said), StringComparison.Ordinal);
    }

    [Fact]
    public void A_watch_takes_what_comes_and_ends()
    {
        using var taken = new ManualResetEventSlim();
        using (new UpdateWatch(_inbox, taken.Set, TimeSpan.FromMilliseconds(10)))
        {
            Put("a.edgemodel", Of(1));
            Assert.True(taken.Wait(TimeSpan.FromMinutes(1)));
        }
        AssertRuns(_store.Active);
    }

    public void Dispose() => _folder.Dispose();

    // As scp and cp do not: the time is set apart, so that no clock decides a test.
    private void Put(string name, byte[] bytes)
    {
        File.WriteAllBytes(_folder.Of(name), bytes);
        File.SetLastWriteTimeUtc(_folder.Of(name), new DateTime(2026, 1, 1, 0, 0, bytes.Length % 60, DateTimeKind.Utc));
    }

    private IEnumerable<string> Waiting() => Directory.EnumerateFiles(_folder.Path).Select(p => Path.GetFileName(p)!).Order(StringComparer.Ordinal);
}
