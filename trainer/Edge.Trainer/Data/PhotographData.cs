using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Edge.Data;
using Edge.Photographs;
using Edge.Vision;

namespace Edge.Trainer.Data;

/// <summary>What vision cuts out of made photographs: digits, and other things that it takes for one. A network that tells them apart can say "no digit".</summary>
public static class PhotographData
{
    /// <summary>The label of what is no digit.</summary>
    public const byte Other = 10;

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

    // Small photographs: vision works on small ones as on large ones, and they are made sooner.
    private static readonly (int, int)[] Sizes = [(96, 96), (128, 96), (160, 120), (160, 120)];
    private static readonly NonDigitKind[] Kinds = Enum.GetValues<NonDigitKind>();

    /// <summary>Makes the images: 28x28, white ink on black, of either label as many, in turns.</summary>
    /// <param name="train">The digits on the photographs for training.</param>
    /// <param name="test">Those on the photographs for tests.</param>
    /// <param name="count">Training images, at least 2; a sixth as many test images.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static (ImageSet Train, ImageSet Test) Make(ImageSet train, ImageSet test, int count, CancellationToken cancellation) =>
        (Make(train, TrainingSeed, count, cancellation), Make(test, TestSeed, Math.Max(2, count / TestShare), cancellation));

    private static ImageSet Make(ImageSet digits, long seed, int count, CancellationToken cancellation)
    {
        List<byte[]> found = [], others = [];
        Collect(digits, seed, digit: true, (count + 1) / 2, found, others, cancellation);
        Collect(digits, seed, digit: false, count / 2, found, others, cancellation);
        byte[] pixels = new byte[count * Side * Side], labels = new byte[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % 2 == 0 ? Digit : Other;
            (i % 2 == 0 ? found : others)[i / 2].CopyTo(pixels, i * Side * Side);
        }
        return new ImageSet(pixels, labels, Side, Side) { ClassNames = ["other", "digit"] };
    }

    // Photographs in blocks until there is enough; what comes out does not depend on the threads.
    private static void Collect(ImageSet digits, long seed, bool digit, int count, List<byte[]> found, List<byte[]> others, CancellationToken cancellation)
    {
        List<byte[]> wanted = digit ? found : others;
        int step = Block * Environment.ProcessorCount;
        for (int start = 0; wanted.Count < count; start += step)
        {
            var cut = new (byte[]? Image, bool IsDigit)[step];
            Parallel.For(0, step / Block, new ParallelOptions { CancellationToken = cancellation }, block =>
            {
                var cutter = new Cutter(digits, seed);
                for (int i = block * Block; i < (block + 1) * Block; i++)
                    cut[i] = cutter.Cut(start + i, digit);
            });
            foreach ((byte[]? image, bool isDigit) in cut)
                if (image is not null)
                    (isDigit ? found : others).Add(image);
        }
    }

    private sealed class Cutter(ImageSet digits, long seed)
    {
        private readonly Dictionary<(int, int), (PhotographGenerator Generator, DigitFinder Finder)> _tools = [];

        public (byte[]? Image, bool IsDigit) Cut(int number, bool digit)
        {
            int size = number % Sizes.Length, setting = number / Sizes.Length % PhotographSetting.All.Count;
            if (!_tools.TryGetValue((size, setting), out (PhotographGenerator Generator, DigitFinder Finder) tools))
                _tools[(size, setting)] = tools = (
                    new PhotographGenerator(digits, PhotographSetting.All[setting], seed, Sizes[size]), new DigitFinder(Sizes[size].Item1, Sizes[size].Item2));
            Photograph photograph = digit ? tools.Generator.Digit(number) : tools.Generator.NonDigit(number, Kinds[number / (Sizes.Length * PhotographSetting.All.Count) % Kinds.Length]);
            var image = new byte[Side * Side];
            if (!tools.Finder.TryFind(photograph.ToGray(), image, out DigitBox box))
                return (null, false);
            return (image, digit && photograph.Digits.Count > 0 && BoxOverlap.Of(photograph.Digits[0].Box, box) >= LeastOverlap);
        }
    }
}
