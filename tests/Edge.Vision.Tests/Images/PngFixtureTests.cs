using System;
using System.IO;
using System.Linq;
using System.Text;
using Edge.Testing;
using Edge.Vision.Images;

namespace Edge.Vision.Tests.Images;

/// <summary>PNG files made by tests/data/png/make.py, an independent implementation: every colour type, depth, filter, interlacing.</summary>
public sealed class PngFixtureTests
{
    public static TheoryData<string> Fixtures() =>
        [.. Directory.GetFiles(Repository.Data("png"), "*.png").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Fact]
    public void EveryKindIsThere() => Assert.Equal(41, Fixtures().Count);

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void GivesTheGreyOfTheIndependentImplementation(string name)
    {
        GrayImage image = ImageFile.Load(Repository.Data("png", name + ".png"));
        byte[] expected = File.ReadAllBytes(Repository.Data("png", name + ".gray"));
        byte[] header = Encoding.ASCII.GetBytes($"{image.Width} {image.Height}\n");
        byte[] got = [.. header, .. image.Pixels];
        Assert.Equal(expected, got);
    }
}
