using System;
using System.IO;
using System.Text;
using Edge.Vision.Images;

namespace Edge.Vision.Tests.Images;

/// <summary>Proves that a caller's limit of pixels is kept before memory is taken for a picture.</summary>
public sealed class PixelLimitTests
{
    [Fact]
    public void A_picture_within_the_limit_is_read()
    {
        var image = new GrayImage(20, 30);
        new Random(1).NextBytes(image.Pixels);
        using var stream = new MemoryStream();
        PngWriter.Write(stream, image);
        Assert.Equal(image.Pixels, ImageFile.Decode(stream.ToArray(), maxPixels: 600).Pixels);
        string message = Assert.Throws<InvalidImageException>(() => ImageFile.Decode(stream.ToArray(), maxPixels: 599)).Message;
        Assert.Equal("Expected at most 599 pixels, got 20x30; scale the picture down.", message);
    }

    [Fact]
    public void A_claimed_size_takes_no_memory()
    {
        byte[] file = Encoding.ASCII.GetBytes("P5 8000 8000 255\n");
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidImageException>(() => ImageFile.Decode(file, maxPixels: 1_000_000));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void The_limit_is_a_number_of_pixels() => Assert.Throws<ArgumentOutOfRangeException>(() => ImageFile.Decode(new byte[1], maxPixels: 0));
}
