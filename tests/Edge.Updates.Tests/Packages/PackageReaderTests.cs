using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using Edge.Micro.Updates;
using Edge.Micro.Updates.Packages;
using Edge.Testing;
using Edge.Updates.Tests.Support;

namespace Edge.Updates.Tests.Packages;

/// <summary>Proves that a package is a usual archive with a usual signature, and that no other bytes than those that were signed are taken for one.</summary>
public class PackageReaderTests
{
    private static readonly byte[] Package = Support.Packages.Make(7, rejection: System.Text.Encoding.ASCII.GetBytes(Support.Packages.Rejection), gate: null);

    [Fact]
    public void Any_unzip_unpacks_it()
    {
        using var archive = new ZipArchive(new MemoryStream(Package));
        Assert.Equal(["manifest.json", "manifest.sig", "model.tflite", "rejection.json"], archive.Entries.Select(e => e.FullName));
        using var model = new MemoryStream();
        using (Stream entry = archive.GetEntry("model.tflite")!.Open())
            entry.CopyTo(model);
        Assert.Equal(TinyModel.Make(7), model.ToArray());
    }

    [SkippableFact]
    public async Task Openssl_verifies_it()
    {
        using var folder = new TemporaryFolder();
        ZipFile.ExtractToDirectory(new MemoryStream(Package), folder.Path);
        File.WriteAllText(folder.Of("key.pub.pem"), Support.Packages.Key.PublicPem);
        ProcessResult result;
        try
        {
            result = await ChildProcess.RunAsync(new ProcessStartInfo("openssl", ["dgst", "-sha256", "-verify", folder.Of("key.pub.pem"), "-signature", folder.Of("manifest.sig"), folder.Of("manifest.json")]));
        }
        catch (Win32Exception)
        {
            throw new SkipException("openssl is not installed");
        }
        Assert.Equal((0, "Verified OK"), (result.ExitCode, result.Output.Trim()));
    }

    [Fact]
    public void Every_part_comes_back()
    {
        PackageReader reader = Read(Package);
        Assert.Equal(("tiny", 7), (reader.Manifest.Name, reader.Manifest.Version));
        Assert.Equal(TinyModel.Make(7), reader.Part(PackagePart.Model));
        Assert.Equal(Support.Packages.Rejection.Length, reader.Part(PackagePart.Rejection)!.Length);
        Assert.Null(reader.Part(PackagePart.Gate));
    }

    [Fact]
    public void A_board_verifies_the_same_with_its_own_arithmetic() =>
        Assert.Equal(7, PackageReader.Read(new MemorySource(Package), new KeyCheck(Support.Packages.Key.PublicBytes), Package.Length).Manifest.Version);

    [Fact]
    public void Every_changed_byte_is_refused()
    {
        for (int i = 0; i < Package.Length; i++)
            foreach (byte change in new byte[] { (byte)(1 << i % 8), 0xFF })
            {
                byte[] changed = (byte[])Package.Clone();
                changed[i] ^= change;
                Assert.Throws<UpdateException>(() => Read(changed));
            }
    }

    [Fact]
    public void Every_missing_or_added_byte_is_refused()
    {
        for (int i = 0; i <= Package.Length; i++)
        {
            Assert.Throws<UpdateException>(() => Read([.. Package[..i], 0, .. Package[i..]]));
            if (i < Package.Length)
            {
                Assert.Throws<UpdateException>(() => Read(Package[..i]));
                Assert.Throws<UpdateException>(() => Read([.. Package[..i], .. Package[(i + 1)..]]));
            }
        }
    }

    [Fact]
    public void Parts_of_two_packages_do_not_mix()
    {
        byte[] other = Support.Packages.Make(8, rejection: System.Text.Encoding.ASCII.GetBytes(Support.Packages.Rejection));
        int length = Math.Min(Package.Length, other.Length);
        for (int cut = 1; cut < length; cut++)
        {
            byte[] mixed = [.. Package[..cut], .. other[cut..]];
            if (!mixed.AsSpan().SequenceEqual(Package) && !mixed.AsSpan().SequenceEqual(other))
                Assert.Throws<UpdateException>(() => Read(mixed));
        }
    }

    [Fact]
    public void Sizes_are_looked_at_before_anything_is_read()
    {
        Assert.Contains("at most 100 bytes", Assert.Throws<UpdateException>(() => PackageReader.Read(new MemorySource(Package), Support.Packages.Check.Keys, 100)).Message, StringComparison.Ordinal);
        var huge = new HugeSource();
        Assert.Throws<UpdateException>(() => PackageReader.Read(huge, Support.Packages.Check.Keys, int.MaxValue));
        Assert.Equal(0, huge.Reads);
    }

    [Fact]
    public void A_source_that_changes_behind_the_check_is_noticed()
    {
        byte[] bytes = (byte[])Package.Clone();
        PackageReader reader = Read(bytes);
        int model = bytes.AsSpan().IndexOf(TinyModel.Make(7));
        bytes[model + 50] ^= 1;
        Assert.Throws<UpdateException>(() => reader.Part(PackagePart.Model));
    }

    private static PackageReader Read(byte[] package) => PackageReader.Read(new MemorySource(package), Support.Packages.Check.Keys, 1 << 20);

    private sealed class HugeSource : IPackageSource
    {
        public int Reads { get; private set; }

        public int Length => int.MaxValue;

        public void Read(int position, byte[] buffer, int offset, int count) => Reads++;
    }
}
