using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
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
    public const byte Other = 10;

    private const int Side = DigitFinder.DigitSide;
    private const long TrainingSeed = 2_000_003;
    private const long TestSeed = 2_000_029;

    // One test image for so many training images.
    private const int TestShare = 6;
    private const int MostTest = 10_000;

    // By turns a digit, something of a photograph without any, and something else of one of digits. Digits are two of seven.
    private static readonly int[] Turns = [Digit, Without, Part, Without, Digit, Without, Part];
    private const int Digit = 0, Part = 1, Without = 2;

    // Photographs of a thread's turn, and turns at a time; not the number of processors, so that every machine makes the same.
    private const int Block = 32;
    private const int Blocks = 4;

    /// <summary>Makes images, of seven two digits, two other things of photographs of digits (a part of one, the ground as ink, clutter) and three of photographs without any.</summary>
    /// <param name="train">The digits on the photographs for training.</param>
    /// <param name="test">Those on the photographs for tests.</param>
    /// <param name="count">Training images, at least 6; a sixth as many test images, at most 10,000.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>28x28 pixels of <see cref="CutOut.Channels"/> channels: white ink on black, and what lies around it. Labels 0 to 9 for digits, <see cref="Other"/> for anything else.</returns>
    public static (ImageSet Train, ImageSet Test) Make(ImageSet train, ImageSet test, int count, CancellationToken cancellation) =>
        (Make(train, TrainingSeed, count, cancellation), Make(test, TestSeed, Math.Clamp(count / TestShare, 6, MostTest), cancellation));

    /// <summary>Makes images of digits alone, as vision's first look draws them.</summary>
    /// <param name="digits">The digits on the photographs.</param>
    /// <param name="count">Images.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>28x28 pixels, white ink on black. Labels 0 to 9.</returns>
    public static ImageSet MakeDigits(ImageSet digits, int count, CancellationToken cancellation)
    {
        List<CutOut> found = [];
        Collect(() => new PhotographCutter(digits, TrainingSeed, forGate: false), ofDigits: true, found, [], () => found.Count >= count, cancellation);
        CutOut[] taken = [.. found.Take(count)];
        return new ImageSet(taken.SelectMany(c => c.Pixels).ToArray(), taken.Select(c => c.Label).ToArray(), Side, Side);
    }

    private static ImageSet Make(ImageSet digits, long seed, int count, CancellationToken cancellation)
    {
        List<CutOut> found = [], parts = [], others = [];
        List<CutOut>[] kinds = [found, parts, others];
        int[] taken = new int[kinds.Length];
        bool IsEnough(int kind) => kinds[kind].Count >= ((count / Turns.Length) + 1) * Turns.Count(turn => turn == kind);
        PhotographCutter MakeCutter() => new(digits, seed, forGate: true);
        Collect(MakeCutter, ofDigits: true, found, parts, () => IsEnough(Digit) && IsEnough(Part), cancellation);
        Collect(MakeCutter, ofDigits: false, found, others, () => IsEnough(Without), cancellation);
        byte[] pixels = new byte[count * CutOut.Channels * Side * Side], labels = new byte[count];
        for (int i = 0; i < count; i++)
        {
            int kind = Turns[i % Turns.Length];
            CutOut image = kinds[kind][taken[kind]++];
            labels[i] = image.Label;
            image.Pixels.CopyTo(pixels, i * CutOut.Channels * Side * Side);
        }
        return new ImageSet(pixels, labels, Side, Side) { Channels = CutOut.Channels, ClassNames = [.. Enumerable.Range(0, Other).Select(d => $"{d}"), "none"] };
    }

    // Photographs in blocks until there is enough; what comes out does not depend on the threads.
    private static void Collect(Func<PhotographCutter> makeCutter, bool ofDigits, List<CutOut> found, List<CutOut> others, Func<bool> isEnough, CancellationToken cancellation)
    {
        var idle = new ConcurrentBag<PhotographCutter>();
        for (int start = 0; !isEnough(); start += Block * Blocks)
        {
            var cut = new List<CutOut>[Blocks];
            int first = start;
            Parallel.For(0, Blocks, new ParallelOptions { CancellationToken = cancellation }, () => idle.TryTake(out PhotographCutter? cutter) ? cutter : makeCutter(), (block, _, cutter) =>
            {
                cut[block] = [];
                for (int i = 0; i < Block; i++)
                    cut[block].AddRange(cutter.Cut(first + (block * Block) + i, ofDigits));
                return cutter;
            }, idle.Add);
            foreach (CutOut image in cut.SelectMany(block => block))
                (image.Label == Other ? others : found).Add(image);
        }
    }
}
