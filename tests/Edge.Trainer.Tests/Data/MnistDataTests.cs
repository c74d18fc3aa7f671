using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Edge.Cli;
using Edge.Data;
using Edge.Testing;

namespace Edge.Trainer.Tests.Data;

public sealed class MnistDataTests
{
    [Fact]
    public async Task NamesACorruptFileWithBothHashes()
    {
        using var folder = new TemporaryFolder();
        foreach (MnistFile file in MnistFile.All)
            await File.WriteAllBytesAsync(folder.Of(file.Name), []);
        var fault = await Assert.ThrowsAsync<UserErrorException>(() => MnistData.LocateAsync(folder.Path, CancellationToken.None));
        // The SHA-256 of nothing.
        const string Empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        string path = folder.Of(MnistFile.TrainImages.Name);
        Assert.Equal($"Expected '{path}' to have the SHA-256 {MnistFile.TrainImages.Sha256}, got {Empty}; delete the file and fetch it again.", fault.Message);
    }

    [SkippableFact]
    public async Task MnistIsNoFashionMnist()
    {
        string folder = Mnist.FolderOrSkip();
        var fault = await Assert.ThrowsAsync<UserErrorException>(() => FashionMnistData.LocateAsync(folder, CancellationToken.None));
        string path = Path.Combine(folder, MnistFile.TrainImages.Name);
        Assert.Equal(
            $"Expected '{path}' to have the SHA-256 {MnistFile.Fashion[0].Sha256}, got {MnistFile.TrainImages.Sha256}; delete the file and fetch it again.", fault.Message);
    }

    [Fact]
    public void FashionMnistIsMnistByNameOnly()
    {
        Assert.Equal(MnistFile.All.Select(f => f.Name), MnistFile.Fashion.Select(f => f.Name));
        Assert.Equal(8, MnistFile.All.Concat(MnistFile.Fashion).Select(f => f.Sha256).Distinct().Count(h => h.Length == 64));
    }

    [Fact]
    public async Task NamesAnAbsentFile()
    {
        using var folder = new TemporaryFolder();
        var fault = await Assert.ThrowsAsync<UserErrorException>(() => MnistData.LocateAsync(folder.Path, CancellationToken.None));
        Assert.StartsWith($"Expected the file '{MnistFile.TrainImages.Name}' in the folder '{folder.Path}', found none", fault.Message);
    }

    [Fact]
    public async Task TellsWhatToDoWhenNothingCanBeReached()
    {
        using var cache = new TemporaryFolder();
        FakeMirror[] mirrors = [new("first", null), new("second", null)];
        var fault = await Assert.ThrowsAsync<UserErrorException>(() => MnistData.LocateAsync(null, cache.Path, mirrors, CancellationToken.None));
        Assert.Contains("(first: cannot be reached; second: cannot be reached)", fault.Message);
        Assert.Contains("give it with --data", fault.Message);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public async Task AFailureOfWhatWasInterruptedIsTheInterruptionAndTheNextMirrorIsNotAsked()
    {
        using var cache = new TemporaryFolder();
        FakeMirror[] mirrors = [new("first", null), new("second", null)];
        await Assert.ThrowsAsync<OperationCanceledException>(() => MnistData.LocateAsync(null, cache.Path, mirrors, new CancellationToken(canceled: true)));
        Assert.Equal([1, 0], mirrors.Select(m => m.Calls));
    }

    [Fact]
    public async Task ACorruptDownloadIsNotKept()
    {
        using var cache = new TemporaryFolder();
        FakeMirror[] mirrors = [new("bad", MnistFile.All.ToDictionary(f => f.Name, _ => new byte[] { 1 }))];
        await Assert.ThrowsAsync<UserErrorException>(() => MnistData.LocateAsync(null, cache.Path, mirrors, CancellationToken.None));
        Assert.Empty(Directory.GetFileSystemEntries(cache.Path));
    }

    [SkippableFact]
    public async Task FillsTheCacheFromTheFirstMirrorThatAnswersAndThenAsksNoMore()
    {
        string source = Mnist.FolderOrSkip();
        Dictionary<string, byte[]> files = MnistFile.All.ToDictionary(f => f.Name, f => File.ReadAllBytes(Path.Combine(source, f.Name)));
        using var cache = new TemporaryFolder();
        FakeMirror[] mirrors = [new("away", null), new("good", files), new("spare", files)];
        for (int i = 0; i < 2; i++)
            Assert.Equal(cache.Path, await MnistData.LocateAsync(null, cache.Path, mirrors, CancellationToken.None));
        Assert.Equal([1, 1, 0], mirrors.Select(m => m.Calls));
        Assert.Equal(MnistFile.All.Select(f => f.Name).Order(), Directory.GetFiles(cache.Path).Select(Path.GetFileName).Order());
        (ImageSet train, ImageSet test) = MnistData.Load(cache.Path);
        Assert.Equal((60000, 10000), (train.Count, test.Count));
    }
}
