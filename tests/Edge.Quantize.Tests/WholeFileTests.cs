using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Edge.Quantize.Tests.Support;

namespace Edge.Quantize.Tests;

/// <summary>Proves that an output is there whole or not at all.</summary>
public sealed class WholeFileTests(Workshop workshop) : IClassFixture<Workshop>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_writer_that_fails_half_way_leaves_what_was_there(bool wasThere)
    {
        string folder = Directory.CreateDirectory(workshop.At($"fails{wasThere}")).FullName, path = Path.Combine(folder, "out");
        if (wasThere)
            await File.WriteAllTextAsync(path, "before");
        await Assert.ThrowsAsync<OperationCanceledException>(() => WholeFile.WriteAsync(path, async stream =>
        {
            await stream.WriteAsync(new byte[1 << 20]);
            await stream.FlushAsync();
            throw new OperationCanceledException();
        }));
        Assert.Equal(wasThere ? ["out"] : [], workshop.Files($"fails{wasThere}"));
        if (wasThere)
            Assert.Equal("before", await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task Several_files_are_written_together_or_not_at_all()
    {
        (string, byte[])[] files = [("a", [1]), ("b", [2, 3])];
        using var ended = new CancellationTokenSource();
        await ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WholeFile.WriteAllAsync(workshop.At("set", "deep"), files, ended.Token));
        Assert.False(Directory.Exists(workshop.At("set")));
        await WholeFile.WriteAllAsync(workshop.At("set", "deep"), files, CancellationToken.None);
        Assert.Equal(["a", "b"], workshop.Files("set/deep"));

        // A fault at the last file: the others are as they were.
        Directory.CreateDirectory(workshop.At("set", "deep", "c"));
        await Assert.ThrowsAsync<IOException>(() => WholeFile.WriteAllAsync(workshop.At("set", "deep"), [("a", [9]), ("c", [9])], CancellationToken.None));
        Assert.Equal(["a", "b", "c"], workshop.Files("set/deep"));
        Assert.Equal([1], await File.ReadAllBytesAsync(workshop.At("set", "deep", "a")));
    }

    [Fact]
    public async Task A_file_is_replaced_whole_and_nothing_stays_beside_it()
    {
        string folder = Directory.CreateDirectory(workshop.At("whole")).FullName, path = Path.Combine(folder, "out");
        await WholeFile.WriteAsync(path, new byte[] { 1, 2, 3, 4 });
        await WholeFile.WriteAsync(path, new byte[] { 5, 6 });
        Assert.Equal([5, 6], await File.ReadAllBytesAsync(path));
        Assert.Equal(["out"], workshop.Files("whole"));
    }

    [SkippableFact]
    public async Task A_link_stays_a_link_and_its_target_is_replaced()
    {
        Skip.If(OperatingSystem.IsWindows(), "making a link takes a privilege on Windows");
        string folder = Directory.CreateDirectory(workshop.At("links")).FullName, target = Path.Combine(folder, "target"), link = Path.Combine(folder, "link");
        await File.WriteAllTextAsync(target, "before");
        File.CreateSymbolicLink(link, target);
        await WholeFile.WriteAsync(link, new byte[] { 7 });
        Assert.Equal(target, new FileInfo(link).LinkTarget);
        Assert.Equal([7], await File.ReadAllBytesAsync(target));
        Assert.Equal(["link", "target"], workshop.Files("links"));
    }

    [SkippableFact]
    public async Task A_device_stays_a_device()
    {
        Skip.IfNot(File.Exists("/dev/null"), "this system has no /dev/null");
        await WholeFile.WriteAsync("/dev/null", new byte[] { 7 });
        Assert.Empty(await File.ReadAllBytesAsync("/dev/null"));
        Assert.Empty(Directory.GetFiles("/dev", "null*.tmp"));
    }
}
