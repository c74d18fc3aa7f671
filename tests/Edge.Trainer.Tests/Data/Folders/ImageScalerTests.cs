using System;
using System.Linq;
using Edge.Data.Folders;

namespace Edge.Trainer.Tests.Data.Folders;

public sealed class ImageScalerTests
{
    [Fact]
    public void TheSameSizeIsTheSamePicture()
    {
        byte[] picture = Noise(7 * 5 * 3);
        Assert.Equal(picture, Scale(picture, 7, 5, new ImageScaler(7, 5, 3, ImageFit.Stretch), 7 * 5 * 3));
    }

    [Fact]
    public void AreasAreAveraged()
    {
        // Three columns to two: the middle one is shared.
        Assert.Equal([15, 45, 75, 105], Scale([10, 25, 55, 70, 85, 115], 2, 3, new ImageScaler(2, 2, 1, ImageFit.Stretch), 4));
        // To twice the size every pixel is two.
        Assert.Equal([9, 9, 4, 4], Scale([9, 4], 1, 2, new ImageScaler(1, 4, 1, ImageFit.Stretch), 4));
    }

    [Theory]
    [InlineData(31, 17)]
    [InlineData(3, 200)]
    [InlineData(1, 1)]
    public void TheMeanIsKept(int height, int width)
    {
        byte[] picture = Noise(height * width);
        byte[] result = Scale(picture, height, width, new ImageScaler(12, 9, 1, ImageFit.Stretch), 12 * 9);
        Assert.Equal(picture.Average(p => p), result.Average(p => p), 0.5);
    }

    [Fact]
    public void PaddingKeepsTheAspectAndTheMiddle()
    {
        byte[] result = Scale([.. Enumerable.Repeat((byte)200, 20 * 10)], 20, 10, new ImageScaler(8, 8, 1, ImageFit.Pad), 64);
        for (int i = 0; i < 64; i++)
            Assert.Equal(i % 8 is >= 2 and < 6 ? 200 : 0, result[i]);
        // A line remains a line.
        Assert.Equal(8, Scale([.. Enumerable.Repeat((byte)200, 1000)], 1, 1000, new ImageScaler(8, 8, 1, ImageFit.Pad), 64).Count(p => p == 200));
    }

    private static byte[] Scale(byte[] picture, int height, int width, ImageScaler scaler, int length)
    {
        byte[] result = new byte[length];
        // What an earlier picture left must not show.
        scaler.Scale(new byte[] { 255, 255, 255 }, 1, 1, result);
        scaler.Scale(picture, height, width, result);
        return result;
    }

    private static byte[] Noise(int length)
    {
        byte[] bytes = new byte[length];
        new Random(3).NextBytes(bytes);
        return bytes;
    }
}
