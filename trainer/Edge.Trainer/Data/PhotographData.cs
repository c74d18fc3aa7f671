using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Edge.Data;
using Edge.Vision;

namespace Edge.Trainer.Data;

/// <summary>What vision cuts out of made photographs: digits, and other things that it takes for one, parts of digits among them. A network that tells them apart can
/// say "no digit", and which of several candidates is one.</summary>
public static class PhotographData
{
    /// <summary>The label of what is no digit.</summary>
    public const byte Other = 0;

    /// <summary>The label of a digit.</summary>
    public const byte Digit = 1;

    /// <summary>A digit's box and vision's have to overlap by this share of what both cover, or vision has found something else.</summary>
    public const double LeastOverlap = 0.3;

    private const int Side = DigitFinder.DigitSide;
    private const long TrainingSeed = 2_000_003;
    private const long TestSeed = 2_000_029;

    // One test image for so many training images.
    private const int TestShare = 6;
    private const int Block = 64;

    // At a time; not the number of processors, so that every machine makes the same.
    private const int Blocks = 8;

    /// <summary>Makes the images: 28x28, white ink on black, of either label as many, in turns; half of what is no digit is cut out of photographs of digits.</summary>
    /// <param name="train">The digits on the photographs for training.</param>
    /// <param name="test">Those on the photographs for tests.</param>
    /// <param name="count">Training images, at least 4; a sixth as many test images.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static (ImageSet Train, ImageSet Test) Make(ImageSet train, ImageSet test, int count, CancellationToken cancellation) =>
        (Make(train, TrainingSeed, count, cancellation), Make(test, TestSeed, Math.Max(4, count / TestShare), cancellation));

    private static ImageSet Make(ImageSet digits, long seed, int count, CancellationToken cancellation)
    {
        List<byte[]> found = [], parts = [], others = [];
        int half = (count + 1) / 2, quarter = (half + 1) / 2;
        Collect(digits, seed, digit: true, found, parts, () => found.Count >= half && parts.Count >= quarter, cancellation);
        Collect(digits, seed, digit: false, found, others, () => others.Count >= quarter, cancellation);
        byte[] pixels = new byte[count * Side * Side], labels = new byte[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % 2 == 0 ? Digit : Other;
            byte[] image = i % 2 == 0 ? found[i / 2] : (i % 4 == 1 ? parts : others)[i / 4];
            image.CopyTo(pixels, i * Side * Side);
        }
        return new ImageSet(pixels, labels, Side, Side) { ClassNames = ["other", "digit"] };
    }

    // Photographs in blocks until there is enough; what comes out does not depend on the threads.
    private static void Collect(
        ImageSet digits, long seed, bool digit, List<byte[]> found, List<byte[]> others, Func<bool> isEnough, CancellationToken cancellation)
    {
        for (int start = 0; !isEnough(); start += Block * Blocks)
        {
            var cut = new List<(byte[] Image, bool IsDigit)>[Blocks];
            int first = start;
            Parallel.For(0, Blocks, new ParallelOptions { CancellationToken = cancellation }, block =>
            {
                var cutter = new PhotographCutter(digits, seed);
                cut[block] = [];
                for (int i = 0; i < Block; i++)
                    cutter.Cut(first + (block * Block) + i, digit, cut[block]);
            });
            foreach (List<(byte[] Image, bool IsDigit)> block in cut)
                foreach ((byte[] image, bool isDigit) in block)
                    (isDigit ? found : others).Add(image);
        }
    }
}
