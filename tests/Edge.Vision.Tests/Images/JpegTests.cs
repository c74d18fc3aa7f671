using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Edge.Testing;
using Edge.Vision.Images;

namespace Edge.Vision.Tests.Images;

/// <summary>JPEG files of libjpeg-turbo (tests/data/jpeg/make.py): every sampling, sequential and progressive; and what damaged ones lead to.</summary>
public sealed class JpegTests
{
    public static TheoryData<string> Fixtures() => [.. Names("*.jpg")];

    public static TheoryData<string> Colours() => [.. Names("*.rgb")];

    [Fact]
    public void EveryKindIsThere() => Assert.Equal((14, 12), (Names("*.jpg").Length, Names("*.rgb").Length));

    // Decoders may round differently by one step (ITU-T T.83).
    [Theory]
    [MemberData(nameof(Fixtures))]
    public void GivesTheGreyOfLibjpeg(string name)
    {
        GrayImage image = ImageFile.Load(PathOf(name + ".jpg"));
        AssertSame(name + ".gray", image.Width, image.Height, image.Pixels, 1);
    }

    // Blue is luma + 1.772 times a colour difference: one step in each of them makes three.
    [Theory]
    [MemberData(nameof(Colours))]
    public void GivesTheColoursOfLibjpeg(string name)
    {
        ColorImage image = ImageFile.LoadColor(PathOf(name + ".jpg"));
        AssertSame(name + ".rgb", image.Width, image.Height, image.Pixels, 3);
    }

    /// <summary>Cameras that write JPEG frame by frame leave out the usual Huffman tables.</summary>
    [Theory]
    [InlineData("420")]
    [InlineData("gray")]
    public void TheUsualTablesNeedNotBeThere(string name)
    {
        byte[] file = File.ReadAllBytes(PathOf(name + ".jpg"));
        byte[] tables = [0xFF, 0xC4];
        int start = file.AsSpan().IndexOf(tables);
        byte[] without = file;
        for (; start >= 0 && without[start] == 0xFF && without[start + 1] == 0xC4; start = without.AsSpan().IndexOf(tables))
            without = [.. without[..start], .. without[(start + 2 + (without[start + 2] << 8) + without[start + 3])..]];
        Assert.InRange(without.Length, 1, file.Length - 200);
        Assert.Equal(ImageFile.Load(PathOf(name + ".jpg")).Pixels, ImageFile.Decode(without).Pixels);
    }

    [Fact]
    public void AGreyFileIsReadInColour()
    {
        GrayImage gray = ImageFile.Load(PathOf("gray.jpg"));
        Assert.Equal(gray.Pixels.SelectMany(p => new[] { p, p, p }), ImageFile.LoadColor(PathOf("gray.jpg")).Pixels);
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void EveryTruncationIsRefusedInOneSentence(string name)
    {
        byte[] file = File.ReadAllBytes(PathOf(name + ".jpg"));
        for (int length = 3; length < file.Length - 1; length++)
        {
            string message = Assert.Throws<InvalidImageException>(() => ImageFile.Decode(file.AsMemory(0, length))).Message;
            Assert.StartsWith("Expected", message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', message);
        }
    }

    // Where the upright picture's top left corner is in the stored one: left or right, top or bottom, and whether rows became columns.
    [Theory]
    [InlineData(1, false, false, false)]
    [InlineData(2, true, false, false)]
    [InlineData(3, true, true, false)]
    [InlineData(4, false, true, false)]
    [InlineData(5, false, false, true)]
    [InlineData(6, false, true, true)]
    [InlineData(7, true, true, true)]
    [InlineData(8, true, false, true)]
    public void PicturesOfPhonesAreTurnedUpright(int orientation, bool fromRight, bool fromBottom, bool isTurned)
    {
        GrayImage stored = ImageFile.Load(PathOf("gray.jpg"));
        foreach (bool isLittle in new[] { true, false })
        {
            GrayImage upright = ImageFile.Decode(WithExif("gray.jpg", orientation, isLittle));
            Assert.Equal(isTurned ? (stored.Height, stored.Width) : (stored.Width, stored.Height), (upright.Width, upright.Height));
            Assert.Equal((upright.Width, upright.Height), ImageFile.Measure(WithExif("gray.jpg", orientation, isLittle)));
            int x = fromRight ? stored.Width - 1 : 0, y = fromBottom ? stored.Height - 1 : 0;
            int stepX = fromRight ? -1 : 1, stepY = fromBottom ? -1 : 1;
            for (int i = 0; i < 20; i++)
                for (int j = 0; j < 10; j++)
                {
                    (int right, int down) = isTurned ? (j, i) : (i, j);
                    Assert.Equal(stored.Pixels[((y + (stepY * down)) * stored.Width) + x + (stepX * right)], upright.Pixels[(j * upright.Width) + i]);
                }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(0xFFFF)]
    public void AnOrientationThatIsNoneIsIgnored(int orientation) =>
        Assert.Equal(ImageFile.Load(PathOf("gray.jpg")).Pixels, ImageFile.Decode(WithExif("gray.jpg", orientation, true)).Pixels);

    [Fact]
    public void AHugeClaimWithLittleDataTakesNoMemory()
    {
        byte[] file = File.ReadAllBytes(PathOf("420.jpg"));
        int frame = file.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 });
        (file[frame + 5], file[frame + 6], file[frame + 7], file[frame + 8]) = (0x20, 0, 0x20, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("cut short", Assert.Throws<InvalidImageException>(() => ImageFile.Decode(file)).Message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
    }

    [Theory]
    [InlineData(1, 0xC9, "kind 9")]
    [InlineData(1, 0xC3, "kind 3")]
    [InlineData(4, 12, "12 bits")]
    [InlineData(9, 4, "frame header")]
    [InlineData(9, 2, "2 colours")]
    [InlineData(11, 0x50, "samplings of 1 to 4")]
    public void KindsThatAreNotReadAreNamed(int offset, byte value, string part)
    {
        byte[] file = File.ReadAllBytes(PathOf("420.jpg"));
        file[file.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 }) + offset] = value;
        Assert.Contains(part, Assert.Throws<InvalidImageException>(() => ImageFile.Decode(file)).Message, StringComparison.Ordinal);
    }

    private static byte[] WithExif(string name, int orientation, bool isLittle)
    {
        byte[] file = File.ReadAllBytes(PathOf(name));
        byte[] Number(int value, int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(value >> (8 * (isLittle ? i : length - 1 - i))))];
        // A directory of two entries: the resolution's unit, then the orientation.
        byte[] exif =
        [
            .. Encoding.ASCII.GetBytes("Exif\0\0"), .. Encoding.ASCII.GetBytes(isLittle ? "II" : "MM"), .. Number(42, 2), .. Number(8, 4), .. Number(2, 2),
            .. Number(0x0128, 2), .. Number(3, 2), .. Number(1, 4), .. Number(2, 2), 0, 0,
            .. Number(0x0112, 2), .. Number(3, 2), .. Number(1, 4), .. Number(orientation, 2), 0, 0,
            .. Number(0, 4),
        ];
        int length = exif.Length + 2;
        return [.. file[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. exif, .. file[2..]];
    }

    private static void AssertSame(string fixture, int width, int height, byte[] got, int tolerance)
    {
        byte[] file = File.ReadAllBytes(PathOf(fixture));
        string size = string.Create(CultureInfo.InvariantCulture, $"{width} {height}\n");
        Assert.Equal(size, Encoding.ASCII.GetString(file, 0, size.Length));
        byte[] expected = file[size.Length..];
        Assert.Equal(expected.Length, got.Length);
        int worst = expected.Zip(got, (a, b) => Math.Abs(a - b)).Max();
        Assert.True(worst <= tolerance, $"{fixture}: a sample is off by {worst}");
    }

    private static string PathOf(string name) => Repository.Data("jpeg", name);

    private static string[] Names(string pattern) =>
        [.. Directory.GetFiles(Repository.Data("jpeg"), pattern).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];
}
