using System;
using System.IO;
using System.Linq;
using System.Text;
using Edge.Testing;
using Edge.Vision.Images;

namespace Edge.Vision.Tests.Images;

/// <summary>Pictures in colour are those in grey before the colours are weighed.</summary>
public sealed class ColorTests
{
    [Fact]
    public void EveryPngInColourHasTheGreyOfTheGreyReader()
    {
        string[] files = Directory.GetFiles(Repository.Data("png"), "*.png");
        Assert.NotEmpty(files);
        bool coloured = false;
        foreach (string file in files)
        {
            GrayImage gray = ImageFile.Load(file);
            ColorImage color = ImageFile.LoadColor(file);
            Assert.Equal((gray.Width, gray.Height), (color.Width, color.Height));
            for (int i = 0; i < gray.Pixels.Length; i++)
            {
                ReadOnlySpan<byte> pixel = color.Pixels.AsSpan(3 * i, 3);
                // Paper behind a half transparent colour is rounded a channel at a time.
                double luma = (0.299 * pixel[0]) + (0.587 * pixel[1]) + (0.114 * pixel[2]);
                Assert.True(Math.Abs(luma - gray.Pixels[i]) <= 1.5, $"{file}, pixel {i}: {luma} in colour, {gray.Pixels[i]} in grey");
                coloured |= pixel[0] != pixel[1];
            }
        }
        Assert.True(coloured);
    }

    [Fact]
    public void AWrittenPictureIsReadAgain()
    {
        byte[] pixels = new byte[3 * 5 * 4];
        new Random(2).NextBytes(pixels);
        using var stream = new MemoryStream();
        PngWriter.WriteRgb(stream, 5, 4, pixels);
        Assert.Equal(pixels, ImageFile.DecodeColor(stream.ToArray()).Pixels);
    }

    [Theory]
    [InlineData("P3 2 1 255 255 0 7  10 11 12", new byte[] { 255, 0, 7, 10, 11, 12 })]
    [InlineData("P6 1 1 255\nAza", new byte[] { 65, 122, 97 })]
    [InlineData("P5 2 1 255\nAz", new byte[] { 65, 65, 65, 122, 122, 122 })]
    [InlineData("P2 1 1 15 7", new byte[] { 119, 119, 119 })]
    [InlineData("P1 2 1 10", new byte[] { 0, 0, 0, 255, 255, 255 })]
    public void ReadsNetpbmInColour(string file, byte[] expected) => Assert.Equal(expected, ImageFile.DecodeColor(Encoding.Latin1.GetBytes(file)).Pixels);

    [Fact]
    public void ColourPicturesAreChecked()
    {
        Assert.Throws<ArgumentException>(() => new ColorImage(2, 2, new byte[11]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ColorImage(0, 2, []));
        Assert.Equal(12, new ColorImage(2, 2, new byte[12]).Pixels.Count(p => p == 0));
    }
}
