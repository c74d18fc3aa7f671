using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using Edge.Micro.Updates;
using Edge.Micro.Updates.Packages;

namespace Edge.Updates.Tests.Packages;

/// <summary>Proves that a manifest has one text: what is read is written the same again, and anything else is refused.</summary>
public class ManifestTextTests
{
    private static readonly PackageManifest Manifest = new("digits", 2147483647, "0.1.0", "quantize 0.1.0",
    [
        new PackagePart(PackagePart.Model, 39348, [.. Enumerable.Range(0, 32).Select(i => (byte)(i * 7))]),
        new PackagePart(PackagePart.Rejection, 1, new byte[32]),
        new PackagePart(PackagePart.Gate, 14336, [.. Enumerable.Repeat((byte)255, 32)]),
    ]);

    [Fact]
    public void Any_json_reader_reads_it()
    {
        using JsonDocument json = JsonDocument.Parse(ManifestText.Write(Manifest));
        JsonElement root = json.RootElement;
        Assert.Equal("digits", root.GetProperty("name").GetString());
        Assert.Equal(int.MaxValue, root.GetProperty("version").GetInt32());
        Assert.Equal("0.1.0", root.GetProperty("runtime").GetString());
        Assert.Equal(["model.tflite", "rejection.json", "gate.tflite"], root.GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
        Assert.Equal(39348, root.GetProperty("parts")[0].GetProperty("bytes").GetInt32());
        Assert.Equal(new string('f', 64), root.GetProperty("parts")[2].GetProperty("sha256").GetString());
    }

    [Fact]
    public void What_is_written_comes_back()
    {
        PackageManifest read = ManifestText.Read(ManifestText.Write(Manifest));
        Assert.Equal((Manifest.Name, Manifest.Version, Manifest.Runtime, Manifest.Tool), (read.Name, read.Version, read.Runtime, read.Tool));
        Assert.Equal(Manifest.Parts.Select(p => (p.Name, p.Bytes, Convert.ToHexString(p.Hash))), read.Parts.Select(p => (p.Name, p.Bytes, Convert.ToHexString(p.Hash))));
    }

    [Fact]
    public void A_changed_text_is_refused_or_says_something_else_in_the_same_form()
    {
        byte[] text = ManifestText.Write(Manifest);
        Assert.InRange(text.Length, 100, PackageManifest.MaxBytes);
        int refused = 0, others = 0;
        for (int i = 0; i < text.Length; i++)
            foreach (byte value in "\0\n \"-.019abfz~\u00FF"u8)
            {
                byte[] changed = (byte[])text.Clone();
                changed[i] = value;
                try
                {
                    Assert.Equal(changed, ManifestText.Write(ManifestText.Read(changed)));
                    others++;
                }
                catch (UpdateException)
                {
                    refused++;
                }
            }
        Assert.True(refused > others && others > 1000, $"{refused} refused, {others} not");
    }

    [Fact]
    public void A_cut_or_longer_text_is_refused()
    {
        byte[] text = ManifestText.Write(Manifest);
        for (int length = 0; length < text.Length; length++)
            Assert.Throws<UpdateException>(() => ManifestText.Read(text[..length]));
        Assert.Throws<UpdateException>(() => ManifestText.Read([.. text, (byte)'\n']));
    }

    [Theory]
    [InlineData("\"version\": 2147483647", "\"version\": 2147483648")]
    [InlineData("\"version\": 2147483647", "\"version\": 0")]
    [InlineData("\"version\": 2147483647", "\"version\": 07")]
    [InlineData("\"version\": 2147483647", "\"version\": -7")]
    [InlineData("\"name\": \"digits\"", "\"name\": \"Digits\"")]
    [InlineData("\"name\": \"digits\"", "\"name\": \"\"")]
    [InlineData("\"name\": \"digits\"", "\"name\": \"1digits\"")]
    [InlineData("\"name\": \"digits\"", "\"name\": \"a234567890123456789012345678901234567890123456789\"")]
    [InlineData("\"runtime\": \"0.1.0\"", "\"runtime\": \"0.1\"")]
    [InlineData("\"runtime\": \"0.1.0\"", "\"runtime\": \"0.01.0\"")]
    [InlineData("\"format\": 1", "\"format\": 2")]
    [InlineData("gate.tflite", "model.tflite")]
    [InlineData("model.tflite", "../../etc/x")]
    [InlineData("\"bytes\": 39348", "\"bytes\": 0")]
    public void Values_out_of_their_range_are_refused(string right, string wrong)
    {
        string text = Encoding.ASCII.GetString(ManifestText.Write(Manifest));
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.Throws<UpdateException>(() => ManifestText.Read(Encoding.ASCII.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("0.0.0", 0)]
    [InlineData("0.1.0", 1000)]
    [InlineData("1.0.0", 1000000)]
    [InlineData("999.999.999", 999999999)]
    [InlineData("1000.0.0", -1)]
    [InlineData("1.2", -1)]
    [InlineData("1.2.3.4", -1)]
    [InlineData("1..3", -1)]
    [InlineData(".1.2.3", -1)]
    [InlineData("1.2.", -1)]
    [InlineData("1.2.x", -1)]
    [InlineData("00.1.2", -1)]
    [InlineData("", -1)]
    public void Runtimes_are_compared_by_their_three_numbers(string text, int number) => Assert.Equal(number, RuntimeVersion.Parse(text));

    [Fact]
    public void The_runtime_is_that_of_the_assembly() => Assert.Equal(RuntimeVersion.Current, typeof(RuntimeVersion).Assembly.GetName().Version!.ToString(3));
}
