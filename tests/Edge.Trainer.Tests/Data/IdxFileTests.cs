using System.Linq;
using Edge.Cli;
using Edge.Data;

namespace Edge.Trainer.Tests.Data;

public sealed class IdxFileTests
{
    [Fact]
    public void ReadsImagesAndLabels()
    {
        byte[] pixels = [.. Enumerable.Range(0, 12).Select(i => (byte)i)];
        ImageSet set = IdxFile.ParseSet(SyntheticDigits.Idx(pixels, 2, 3, 2), "i", SyntheticDigits.Idx([7, 9], 2), "l");
        Assert.Equal((2, 3, 2), (set.Count, set.Height, set.Width));
        Assert.Equal([6, 7, 8, 9, 10, 11], set.Image(1).ToArray());
        Assert.Equal([7, 9], set.Labels.ToArray());
    }

    [Fact]
    public void RefusesWhatIsNoIdx()
    {
        Assert.Equal("Expected 'i' to be an IDX file that starts with the bytes 00000803, got 3 bytes; fetch the file again.", Fault([1, 2, 3]));
        byte[] labels = SyntheticDigits.Idx(new byte[20], 20);
        Assert.Equal("Expected 'i' to be an IDX file that starts with the bytes 00000803, got 00000801; fetch the file again.", Fault(labels));
        byte[] shortened = SyntheticDigits.Idx(new byte[11], 2, 3, 2);
        Assert.Equal("Expected 12 bytes after the head of 'i', got 11; fetch the file again.", Fault(shortened));
        byte[] huge = SyntheticDigits.Idx(new byte[1], int.MaxValue, int.MaxValue, int.MaxValue);
        Assert.StartsWith("Expected ", Fault(huge));
        byte[] negative = SyntheticDigits.Idx(new byte[1], -1, 1, 1);
        Assert.Equal("Expected dimensions below 2^31 in 'i', got 4294967295; fetch the file again.", Fault(negative));
    }

    [Fact]
    public void RefusesFilesThatDoNotBelongTogether()
    {
        var fault = Assert.Throws<UserErrorException>(
            () => IdxFile.ParseSet(SyntheticDigits.Idx(new byte[2], 2, 1, 1), "i", SyntheticDigits.Idx(new byte[3], 3), "l"));
        Assert.Equal("Expected as many labels as images, got 2 in 'i' and 3 in 'l'; take files that belong together.", fault.Message);
    }

    private static string Fault(byte[] content) => Assert.Throws<UserErrorException>(() => IdxFile.Parse(content, "i", 3)).Message;
}
