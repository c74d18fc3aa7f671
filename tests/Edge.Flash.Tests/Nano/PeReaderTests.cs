using System;
using System.Linq;
using Edge.Cli;
using Edge.Nano.Flash.Image;

namespace Edge.Flash.Tests.Nano;

/// <summary>Proves that an assembly is read as nf-interpreter lays it out, and that no damaged one gets as far as a board.</summary>
public class PeReaderTests
{
    private static readonly PeFile File = new("Edge.App", ("mscorlib", "1.17.11.0"), ("System.IO.Ports", "1.1.139.0"))
    {
        Version = "0.1.2.3",
        NativeChecksum = 0xB798CE30,
        EntryPoints = 1,
    };

    [Fact]
    public void An_assembly_says_what_it_is_and_needs()
    {
        NanoAssembly assembly = PeReader.Read(File.ToBytes(), "App.pe");
        Assert.Equal(("Edge.App 0.1.2.3", 0xB798CE30, 1), (assembly.ToString(), assembly.NativeChecksum, assembly.EntryPoints));
        Assert.Equal([("mscorlib", "1.17.11.0"), ("System.IO.Ports", "1.1.139.0")], assembly.References.Select(r => (r.Name, r.Version.ToString())));
    }

    [Fact]
    public void The_core_library_has_its_name_from_the_strings_of_the_firmware() =>
        Assert.Equal("mscorlib 1.17.11.0", PeReader.Read(new PeFile("mscorlib") { Version = "1.17.11.0" }.ToBytes(), "mscorlib.pe").ToString());

    [Fact]
    public void Every_flipped_bit_is_found()
    {
        byte[] file = File.ToBytes();
        for (int bit = 0; bit < file.Length * 8; bit++)
        {
            byte[] damaged = [.. file];
            damaged[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.Contains("expected", Assert.Throws<UserErrorException>(() => PeReader.Read(damaged, "App.pe")).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_cut_is_found()
    {
        byte[] file = File.ToBytes();
        for (int length = 0; length < file.Length; length++)
            Assert.StartsWith("App.pe: expected ", Assert.Throws<UserErrorException>(() => PeReader.Read(file.AsMemory(0, length), "App.pe")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wild_offsets_with_right_checksums_are_one_sentence()
    {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++)
        {
            byte[] file = File.ToBytes();
            // Name, tables and paddings: what the reader goes by.
            int at = random.Next(36, PeReader.HeaderBytes);
            file[at] = (byte)random.Next(256);
            byte[] sealedFile = PeFile.Sealed(file);
            Exception? fault = Record.Exception(() => PeReader.Read(sealedFile, "App.pe"));
            Assert.True(fault is null or UserErrorException, $"case {i}, byte {at}: {fault}");
        }
    }

    [Theory]
    [InlineData("MZ and what else stands in a .dll, in a file that has more bytes than the header of an assembly of nanoFramework, which are one hundred and twenty-four")]
    [InlineData("NFMRK2\0and what else stands in an assembly of nanoFramework 2, in a file that has more bytes than a header, which are one hundred and twenty-four")]
    public void Other_files_are_named(string text) =>
        Assert.Contains("expected an assembly of nanoFramework 1.x, which begins with NFMRK1, got '" + (text[0] == 'M' ? "MZ.and" : "NFMRK2"), Assert.Throws<UserErrorException>(() => PeReader.Read(System.Text.Encoding.ASCII.GetBytes(text), "App.dll")).Message, StringComparison.Ordinal);
}
