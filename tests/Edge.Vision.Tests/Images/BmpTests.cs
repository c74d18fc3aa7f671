using System;
using System.Buffers.Binary;
using System.Linq;
using Edge.Vision.Images;

namespace Edge.Vision.Tests.Images;

public sealed class BmpTests
{
    [Fact]
    public void ReadsTrueColourFromTheBottomUp()
    {
        // Rows of 3 * 3 bytes are filled up to 12. The file begins with the lowest row.
        byte[] lower = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, 0], upper = [10, 20, 30, 40, 50, 60, 70, 80, 90, 0, 0, 0];
        ColorImage image = ImageFile.DecodeColor(File(3, 2, 24, [], [.. lower, .. upper]));
        Assert.Equal((3, 2), (image.Width, image.Height));
        // Blue, green, red in the file; red, green, blue in the picture.
        Assert.Equal([30, 20, 10, 60, 50, 40, 90, 80, 70, 3, 2, 1, 6, 5, 4, 9, 8, 7], image.Pixels);
    }

    [Fact]
    public void ReadsThirtyTwoBitsFromTheTopDown() => Assert.Equal(
        [3, 2, 1, 7, 6, 5], ImageFile.DecodeColor(File(1, -2, 32, [], [1, 2, 3, 99, 5, 6, 7, 99])).Pixels);

    [Theory]
    [InlineData(8, new byte[] { 0, 1, 2, 1, 0 }, new byte[] { 0, 1, 2, 1, 0, 0, 0, 0 })]
    [InlineData(4, new byte[] { 0, 1, 2, 1, 0 }, new byte[] { 0x01, 0x21, 0x00, 0 })]
    [InlineData(1, new byte[] { 0, 1, 1, 1, 0 }, new byte[] { 0b01110000, 0, 0, 0 })]
    public void ReadsPalettes(int bits, byte[] indices, byte[] row)
    {
        byte[] palette = [10, 20, 30, 0, 40, 50, 60, 0, 70, 80, 90, 0];
        ColorImage image = ImageFile.DecodeColor(File(5, 1, bits, palette[..(bits == 1 ? 8 : 12)], row));
        Assert.Equal(indices.SelectMany(i => new[] { palette[(4 * i) + 2], palette[(4 * i) + 1], palette[4 * i] }), image.Pixels);
    }

    [Fact]
    public void GreyIsThatOfTheColour() =>
        Assert.Equal(ImageFile.Decode("P6 1 1 255\nAza"u8.ToArray()).Pixels, ImageFile.Decode(File(1, 1, 24, [], "azA\0"u8.ToArray())).Pixels);

    [Theory]
    [InlineData(16, 0, "Expected an uncompressed BMP of 1, 4, 8, 24 or 32 bits, got 16 bits, compression 0")]
    [InlineData(8, 1, "Expected an uncompressed BMP of 1, 4, 8, 24 or 32 bits, got 8 bits, compression 1")]
    public void RefusesOtherKinds(int bits, byte compression, string sentence)
    {
        byte[] file = File(1, 1, bits, new byte[4], new byte[4]);
        file[30] = compression;
        Assert.StartsWith(sentence, Fault(file));
    }

    [Fact]
    public void RefusesWhatIsDamagedBeforeItTakesMemory()
    {
        byte[] file = File(2, 2, 24, [], new byte[16]);
        Assert.Equal("Expected 16 bytes of BMP pixels from byte 54 on, got a file of 69; the file is cut short, copy it again.", Fault(file[..^1]));
        Assert.StartsWith("Expected BMP headers of 54 bytes, got a file of 20; ", Fault(file[..20]));
        Assert.StartsWith("Expected sides of 1 to 16384 pixels, got -5x2; ", Fault(File(-5, 2, 24, [], new byte[64])));
        Assert.StartsWith("Expected sides of 1 to 16384 pixels, got 1x2147483648; ", Fault(File(1, int.MinValue, 24, [], new byte[64])));
        Assert.StartsWith("Expected at most 67108864 pixels, got 16384x16384; ", Fault(File(16384, 16384, 24, [], new byte[64])));
        Assert.StartsWith("Expected 49152000 bytes of BMP pixels from byte 54 on, got a file of 118; ", Fault(File(16384, 1000, 24, [], new byte[64])));
        Assert.StartsWith("Expected a BMP palette index below 2, got 7; ", Fault(File(1, 1, 8, new byte[8], [7, 0, 0, 0])));
    }

    private static string Fault(byte[] file) => Assert.Throws<InvalidImageException>(() => ImageFile.Decode(file)).Message;

    /// <summary>A BMP file of a size, kind, palette and rows.</summary>
    internal static byte[] File(int width, int height, int bits, byte[] palette, byte[] pixels)
    {
        byte[] head = new byte[54];
        (head[0], head[1]) = ((byte)'B', (byte)'M');
        (int At, int Value)[] fields = [(2, 54 + palette.Length + pixels.Length), (10, 54 + palette.Length), (14, 40), (18, width), (22, height), (26, 1 | (bits << 16)), (46, palette.Length / 4)];
        foreach ((int at, int value) in fields)
            BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(at), value);
        return [.. head, .. palette, .. pixels];
    }
}
