using System;
using System.Linq;
using Edge.Data;
using Edge.Photographs.Pens;
using Edge.Vision;

namespace Edge.Photographs.Tests;

/// <summary>Proves that digits of bold strokes, down to solid shapes, are written by every pen and none is left out.</summary>
public class BoldDigitTests
{
    // Every eighth of the digits at hand. MNIST's own strokes are about 3 wide: each growth adds 2.
    private const int Step = 8;

    // A thin pen follows the middle of a stroke, which ends before a bold stroke does; but no digit becomes a dot.
    private const double LeastExtent = 0.4;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_photograph_of_a_bold_digit_holds_it(int growth)
    {
        ImageSet bold = Grow(growth);
        PhotographGenerator ofBold = Generator(bold), ofUsual = Generator(Grow(0));
        for (int i = 0; i < bold.Count; i++)
            // The same lot writes the digit as MNIST has it.
            Assert.InRange(Extent(ofBold.Digit(i)), LeastExtent * Extent(ofUsual.Digit(i)), 96);
    }

    private static PhotographGenerator Generator(ImageSet digits) => new(digits, PhotographSetting.Hard, 21, (96, 96));

    private static int Extent(Photograph photograph)
    {
        DigitBox box = Assert.Single(photograph.Digits).Box;
        return Math.Max(box.Width, box.Height);
    }

    private static ImageSet Grow(int growth)
    {
        int count = Digits.All.Count / Step, side = DigitShape.Side;
        byte[] pixels = [.. Enumerable.Range(0, count).SelectMany(i => Digits.All.Image(i * Step).ToArray())], labels = [.. Enumerable.Range(0, count).Select(i => Digits.All.Labels.Span[i * Step])];
        for (int n = 0; n < growth; n++)
        {
            byte[] before = pixels;
            pixels = [.. before.Select((_, i) => Neighbours(i % side, i / side % side, side).Max(offset => before[i + offset]))];
        }
        return new ImageSet(pixels, labels, side, side);
    }

    // Offsets of a pixel and of those beside it within its image.
    private static int[] Neighbours(int x, int y, int side) => [0, x > 0 ? -1 : 0, x < side - 1 ? 1 : 0, y > 0 ? -side : 0, y < side - 1 ? side : 0];
}
