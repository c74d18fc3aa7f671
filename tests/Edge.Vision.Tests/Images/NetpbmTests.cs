using System;
using System.Text;
using Edge.Vision.Images;

namespace Edge.Vision.Tests.Images;

public sealed class NetpbmTests
{
    [Theory]
    [InlineData("P1\n3 2\n101\n0 1 0", new byte[] { 0, 255, 0, 255, 0, 255 })]
    [InlineData("P1 # a comment\n# another\n1#\n1\n1", new byte[] { 0 })]
    [InlineData("P2\n2 2\n15\n0 15 7 8", new byte[] { 0, 255, 119, 136 })]
    [InlineData("P2 2 1 65535 65535 32768", new byte[] { 255, 128 })]
    [InlineData("P3 2 1 255 255 0 0  10 10 10", new byte[] { 76, 10 })]
    [InlineData("P5 2 1 255\nAz", new byte[] { 65, 122 })]
    [InlineData("P5 2 1 127\n\u007f\u0000", new byte[] { 255, 0 })]
    [InlineData("P6 1 1 255\nAAA", new byte[] { 65 })]
    public void ReadsEveryFormat(string file, byte[] expected) => Assert.Equal(expected, ImageFile.Decode(Encoding.Latin1.GetBytes(file)).Pixels);

    [Fact]
    public void ReadsPackedBits()
    {
        byte[] file = [.. Encoding.ASCII.GetBytes("P4\n10 2\n"), 0b10000001, 0b01000000, 0b00000000, 0b10000000];
        GrayImage image = ImageFile.Decode(file);
        Assert.Equal((10, 2), (image.Width, image.Height));
        Assert.Equal(new byte[] { 0, 255, 255, 255, 255, 255, 255, 0, 255, 0 }, image.Pixels[..10]);
        Assert.Equal(0, image.Pixels[18]);
    }

    [Fact]
    public void ReadsSixteenBitSamples()
    {
        byte[] file = [.. Encoding.ASCII.GetBytes("P5 2 1 65535\n"), 0xFF, 0xFF, 0x80, 0x00];
        Assert.Equal(new byte[] { 255, 128 }, ImageFile.Decode(file).Pixels);
    }

    [Theory]
    [InlineData("P5", "end of the file")]
    [InlineData("P5 0 1 255\n", "0x1")]
    [InlineData("P5 2 2 255\nabc", "cut short")]
    [InlineData("P5 9999 9999 255\nabc", "pixels")]
    [InlineData("P5 99999999999 1 255\n", "65535")]
    [InlineData("P5 1 1 0\na", "got 0")]
    [InlineData("P5 1 1 10\na", "at most 10")]
    [InlineData("P5 1 1 255", "white space")]
    [InlineData("P2 1 1 9 x1", "byte 78")]
    [InlineData("P1 1 1 2", "0 or 1")]
    [InlineData("P7 1 1 255\na", "PNG, JPEG, BMP, PBM, PGM or PPM")]
    public void FaultsAreOneSentence(string file, string part)
    {
        string message = Assert.Throws<InvalidImageException>(() => ImageFile.Decode(Encoding.Latin1.GetBytes(file))).Message;
        Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.StartsWith("Expected", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}
