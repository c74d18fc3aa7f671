using System;
using System.IO;
using System.Linq;
using Edge.Cli;
using Edge.Nano.Flash.Image;
using Edge.Testing;

namespace Edge.Flash.Tests.Nano;

/// <summary>Proves the layout of the deployment image and that what nanoCLR could not start is refused before it is flashed.</summary>
public class DeploymentImageTests
{
    private static readonly PeFile Core = new("mscorlib") { Version = "1.17.11.0", NativeChecksum = 0x1549C856, CodeBytes = 13 };
    private static readonly PeFile Ports = new("System.IO.Ports", ("nanoFramework.Runtime.Events", "1.11.0.0"), ("mscorlib", "1.17.0.0")) { Version = "1.1.139.0", CodeBytes = 2 };
    private static readonly PeFile Events = new("nanoFramework.Runtime.Events", ("mscorlib", "1.17.3.0")) { Version = "1.11.32.0" };
    private static readonly PeFile App = new("Edge.App", ("System.IO.Ports", "1.1.0.0"), ("mscorlib", "1.17.11.0")) { EntryPoints = 1, CodeBytes = 7 };

    [Fact]
    public void Libraries_stand_before_those_that_need_them_and_each_at_a_multiple_of_four()
    {
        DeploymentImage image = Link(App, Ports, Events, Core);
        Assert.Equal(["mscorlib", "nanoFramework.Runtime.Events", "System.IO.Ports", "Edge.App"], image.Assemblies.Select(a => a.Name));
        byte[] bytes = image.ToBytes();
        Assert.Equal(image.ByteCount, bytes.Length);
        int at = 0;
        foreach (NanoAssembly assembly in image.Assemblies)
        {
            Assert.Equal(0, at % 4);
            Assert.True(bytes.AsSpan(at).StartsWith(assembly.Bytes.Span));
            at += (assembly.Bytes.Length + 3) / 4 * 4;
        }
        Assert.Equal(at, bytes.Length);
    }

    [Fact]
    public void What_was_written_is_read_back()
    {
        DeploymentImage image = Link(App, Ports, Events, Core);
        DeploymentImage again = DeploymentImage.Parse(image.ToBytes(), "App.bin");
        Assert.Equal(image.Assemblies.Select(a => a.ToString()), again.Assemblies.Select(a => a.ToString()));
        Assert.Equal("Edge.App", again.Application.Name);
    }

    [Fact]
    public void Every_damaged_byte_of_an_image_is_found()
    {
        byte[] bytes = Link(App, Ports, Events, Core).ToBytes();
        for (int at = 0; at < bytes.Length; at++)
        {
            byte[] damaged = [.. bytes];
            damaged[at] ^= 0x41;
            Assert.Throws<UserErrorException>(() => DeploymentImage.Parse(damaged, "App.bin"));
            Assert.True(at == 0 || Record.Exception(() => DeploymentImage.Parse(bytes.AsMemory(0, at), "App.bin")) is UserErrorException, $"cut at {at}");
        }
    }

    [Fact]
    public void What_the_application_does_not_need_stays_behind() =>
        Assert.DoesNotContain(Link(App, Ports, Events, Core, new PeFile("Old.Library", ("mscorlib", "1.15.0.0"))).Assemblies, a => a.Name == "Old.Library");

    [Fact]
    public void A_missing_library_is_named() => AssertFault("System.IO.Ports.pe: expected nanoFramework.Runtime.Events 1.11 beside it, got none", App, Ports, Core);

    [Fact]
    public void Another_minor_version_is_named_and_another_build_is_none() =>
        AssertFault("System.IO.Ports.pe: expected nanoFramework.Runtime.Events 1.11 beside it, got 1.10.9.0", App, Ports, Core, new PeFile("nanoFramework.Runtime.Events", ("mscorlib", "1.17.3.0")) { Version = "1.10.9.0" });

    [Fact]
    public void No_application_and_two_are_named()
    {
        AssertFault("build: expected one assembly with an entry point, got none", Events, Core);
        AssertFault("build: expected one assembly with an entry point, got Edge.App, Other.App", App, Ports, Events, Core, new PeFile("Other.App") { EntryPoints = 1 });
        AssertFault("Edge.App.pe: expected one entry point, got 2", new PeFile("Edge.App") { EntryPoints = 2 });
    }

    [Fact]
    public void A_circle_and_a_double_are_named()
    {
        AssertFault("got a circle through A", new PeFile("Edge.App", ("A", "1.0.0.0")) { EntryPoints = 1 }, new PeFile("A", ("B", "1.0.0.0")), new PeFile("B", ("A", "1.0.0.0")));
        AssertFault("got mscorlib twice", App, Core, Core);
    }

    [Fact]
    public void An_image_in_another_order_is_refused()
    {
        byte[] bytes = [.. new[] { App, Ports, Events, Core }.SelectMany(Padded)];
        Assert.Contains("expected the application Edge.App at the end, got mscorlib", Assert.Throws<UserErrorException>(() => DeploymentImage.Parse(bytes, "App.bin")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_that_is_too_small_is_said_in_bytes()
    {
        DeploymentImage image = Link(App, Ports, Events, Core);
        image.CheckSize(image.ByteCount, "an ESP32");
        Assert.Contains($"got {image.ByteCount};", Assert.Throws<UserErrorException>(() => image.CheckSize(image.ByteCount - 1, "an ESP32")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_build_of_a_project_is_found()
    {
        using var folder = new TemporaryFolder();
        foreach ((string configuration, int age) in new[] { ("Debug", 2), ("Release", 1) })
        {
            string build = Directory.CreateDirectory(folder.Of(Path.Combine("bin", configuration, "netnano1.0"))).FullName;
            File.WriteAllBytes(Path.Combine(build, "Edge.App.pe"), App.ToBytes());
            File.SetLastWriteTimeUtc(Path.Combine(build, "Edge.App.pe"), new DateTime(2026, 1, 10 - age, 0, 0, 0, DateTimeKind.Utc));
        }
        Assert.EndsWith(Path.Combine("Release", "netnano1.0"), ApplicationFolder.Find(folder.Path, "Edge.App"), StringComparison.Ordinal);
        Assert.Null(ApplicationFolder.Find(folder.Path, "Edge.Other"));
    }

    private static byte[] Padded(PeFile file)
    {
        byte[] bytes = file.ToBytes();
        return [.. bytes, .. new byte[(4 - bytes.Length % 4) % 4]];
    }

    private static DeploymentImage Link(params PeFile[] files) => DeploymentImage.Link([.. files.Select(f => PeReader.Read(f.ToBytes(), f.Name + ".pe"))], "build");

    private static void AssertFault(string expected, params PeFile[] files) => Assert.Contains(expected, Assert.Throws<UserErrorException>(() => Link(files)).Message, StringComparison.Ordinal);
}
