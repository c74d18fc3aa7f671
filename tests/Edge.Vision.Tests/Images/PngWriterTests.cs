using System;
using System.IO;
using Edge.Testing;
using Edge.Vision.Images;

namespace Edge.Vision.Tests.Images;

public sealed class PngWriterTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 300)]
    [InlineData(257, 3)]
    public void GreyComesBackAsItWas(int width, int height)
    {
        var image = new GrayImage(width, height);
        new Random(width).NextBytes(image.Pixels);
        using var stream = new MemoryStream();
        PngWriter.Write(stream, image);
        GrayImage read = ImageFile.Decode(stream.ToArray());
        Assert.Equal((width, height), (read.Width, read.Height));
        Assert.Equal(image.Pixels, read.Pixels);
    }

    [Fact]
    public void GreyAsRgbStaysGrey()
    {
        byte[] rgb = new byte[256 * 3];
        for (int i = 0; i < rgb.Length; i++)
            rgb[i] = (byte)(i / 3);
        using var stream = new MemoryStream();
        PngWriter.WriteRgb(stream, 256, 1, rgb);
        byte[] read = ImageFile.Decode(stream.ToArray()).Pixels;
        for (int i = 0; i < read.Length; i++)
            Assert.Equal(i, read[i]);
    }

    [Fact]
    public void FilesComeBackAsTheyWere()
    {
        using var folder = new TemporaryFolder();
        var grey = new GrayImage(5, 3);
        var colour = new ColorImage(3, 5, new byte[45]);
        new Random(1).NextBytes(grey.Pixels);
        new Random(2).NextBytes(colour.Pixels);
        foreach (string _ in new[] { "written", "replaced" })
        {
            PngWriter.Save(folder.Of("grey.png"), grey);
            PngWriter.Save(folder.Of("colour.png"), colour);
        }
        Assert.Equal(grey.Pixels, ImageFile.Load(folder.Of("grey.png")).Pixels);
        ColorImage read = ImageFile.LoadColor(folder.Of("colour.png"));
        Assert.Equal((3, 5), (read.Width, read.Height));
        Assert.Equal(colour.Pixels, read.Pixels);
    }

    [Fact]
    public void RejectsRgbOfAnotherLength() => Assert.Throws<ArgumentException>(() => PngWriter.WriteRgb(Stream.Null, 2, 2, new byte[11]));
}
