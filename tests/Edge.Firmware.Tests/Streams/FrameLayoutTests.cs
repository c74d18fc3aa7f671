using System;
using System.Linq;
using Edge.DigitReader.Streams;
using Edge.Vision;

namespace Edge.Firmware.Tests.Streams;

/// <summary>Proves what the bytes of each raw format mean, on frames written by hand, and which sizes are refused.</summary>
public class FrameLayoutTests
{
    [Theory]
    [InlineData(FrameFormat.Gray8, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 })]
    [InlineData(FrameFormat.Yuv420, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 128, 128, 128, 128 })]
    [InlineData(FrameFormat.Nv12, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 128, 128, 128, 128 })]
    [InlineData(FrameFormat.Yuyv, new byte[] { 1, 128, 2, 128, 3, 128, 4, 128, 5, 128, 6, 128, 7, 128, 8, 128 })]
    [InlineData(FrameFormat.Uyvy, new byte[] { 128, 1, 128, 2, 128, 3, 128, 4, 128, 5, 128, 6, 128, 7, 128, 8 })]
    [InlineData(FrameFormat.Rgb24, new byte[] { 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 7, 8, 8, 8 })]
    [InlineData(FrameFormat.Bgr24, new byte[] { 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6, 7, 7, 7, 8, 8, 8 })]
    public void Grey_is_found_in_every_format(FrameFormat format, byte[] bytes)
    {
        var layout = new FrameLayout(format, 4, 2);
        Assert.Equal(bytes.Length, layout.FrameBytes);
        var frame = new GrayImage(4, 2);
        layout.ToGray(bytes, frame);
        Assert.Equal(Enumerable.Range(1, 8).Select(i => (byte)i), frame.Pixels);
    }

    [Theory]
    [InlineData(FrameFormat.Rgb24, 76, 150, 29)]
    [InlineData(FrameFormat.Bgr24, 29, 150, 76)]
    public void Pure_colours_have_the_grey_of_bt601(FrameFormat format, byte first, byte second, byte third)
    {
        var frame = new GrayImage(3, 1);
        new FrameLayout(format, 3, 1).ToGray([255, 0, 0, 0, 255, 0, 0, 0, 255], frame);
        Assert.Equal([first, second, third], frame.Pixels);
    }

    [Fact]
    public void Padding_at_the_end_of_rows_is_left_out()
    {
        var layout = new FrameLayout(FrameFormat.Yuyv, 2, 2, rowBytes: 6);
        var frame = new GrayImage(2, 2);
        layout.ToGray([1, 0, 2, 0, 99, 99, 3, 0, 4, 0, 99, 99], frame);
        Assert.Equal([1, 2, 3, 4], frame.Pixels);
        Assert.Equal(24 * 2 * 3 / 2, new FrameLayout(FrameFormat.Yuv420, 20, 2, rowBytes: 24).FrameBytes);
    }

    [Theory]
    [InlineData(FrameFormat.Gray8, 0, 4, 0, "0x4")]
    [InlineData(FrameFormat.Gray8, 16385, 4, 0, "16384")]
    [InlineData(FrameFormat.Yuv420, 4, 3, 0, "even width and height for yuv420")]
    [InlineData(FrameFormat.Nv12, 3, 4, 0, "even width and height for nv12")]
    [InlineData(FrameFormat.Yuyv, 3, 4, 0, "even width for yuyv")]
    [InlineData(FrameFormat.Gray8, 64, 4, 60, "at least 64 bytes")]
    [InlineData(FrameFormat.Rgb24, 16384, 16384, 0, "at most")]
    [InlineData((FrameFormat)99, 4, 4, 0, "format of raw frames")]
    public void Sizes_that_do_not_fit_are_refused_in_one_sentence(FrameFormat format, int width, int height, int rowBytes, string part)
    {
        string message = Assert.Throws<ArgumentException>(() => new FrameLayout(format, width, height, rowBytes)).Message;
        Assert.StartsWith("Expected", message, StringComparison.Ordinal);
        Assert.Contains(part, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Buffers_of_other_sizes_are_refused()
    {
        var layout = new FrameLayout(FrameFormat.Gray8, 4, 2);
        Assert.Throws<ArgumentException>(() => layout.ToGray(new byte[9], new GrayImage(4, 2)));
        Assert.Throws<ArgumentException>(() => layout.ToGray(new byte[8], new GrayImage(2, 4)));
    }

    [Fact]
    public void Every_format_has_a_name_that_is_read_again()
    {
        foreach (FrameFormat format in Enum.GetValues<FrameFormat>())
        {
            Assert.True(FrameFormats.TryParse(FrameFormats.NameOf(format).ToUpperInvariant(), out FrameFormat read));
            Assert.Equal(format, read);
        }
        Assert.False(FrameFormats.TryParse("0", out _));
    }
}
