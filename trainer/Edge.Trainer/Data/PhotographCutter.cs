using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Data;
using Edge.Photographs;
using Edge.Trainer.Numerics;
using Edge.Vision;

namespace Edge.Trainer.Data;

/// <summary>Makes photographs and cuts all candidates out of them. For one thread at a time.</summary>
/// <param name="digits">The digits on the photographs.</param>
/// <param name="seed">Another seed makes other photographs.</param>
/// <param name="forGate">Whether they are for a gate: scans among them, and cut out what vision's further looks offer too, as a gate is shown; or what its first look does alone.</param>
internal sealed class PhotographCutter(ImageSet digits, long seed, bool forGate)
{
    private const long Stream = 0x4355_0000_0000;
    private const int MostCandidates = 96;

    // Of a photograph so many of either at most, by lot: pages would outweigh all else.
    private const int MostDigits = 6;
    private const int MostOthers = 4;
    private const int MostWithoutDigits = 8;

    // One photograph in so many is cropped, as people crop them.
    private const int CroppedShare = 5;
    private const int LeastSide = 28;

    // Small photographs: vision works on small ones as on large ones, and they are made sooner.
    private static readonly (int, int)[] SizesOfOne = [(96, 96), (128, 96), (160, 120), (160, 120), (240, 180)];
    private static readonly (int, int)[] SizesOfSeveral = [(240, 180), (320, 240)];

    private readonly Dictionary<(int Width, int Height, PhotographSetting Setting), PhotographGenerator> _generators = [];
    private readonly Dictionary<(int Width, int Height), DigitFinder> _finders = [];
    private readonly CandidateList _candidates = new(MostCandidates);
    private readonly CandidateTruth _truth = new(digits);

    /// <summary>Makes a photograph and cuts it up.</summary>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="ofDigits">Whether it shows digits.</param>
    public IReadOnlyList<CutOut> Cut(int number, bool ofDigits)
    {
        PhotographPlan plan = forGate ? PhotographPlan.Of(number, ofDigits) : PhotographPlan.OfDigits(number);
        var random = new SplitMix64(seed, Stream + (ofDigits ? 1 : 0), number);
        (int, int)[] sizes = plan.Layout == Layout.One ? SizesOfOne : SizesOfSeveral;
        (int width, int height) = sizes[random.NextInt32(sizes.Length)];
        if (!_generators.TryGetValue((width, height, plan.Setting), out PhotographGenerator? generator))
            _generators[(width, height, plan.Setting)] = generator = new PhotographGenerator(digits, plan.Setting, seed, (width, height));
        Photograph photograph = plan.Kind is { } kind ? generator.NonDigit(number, kind) : generator.Digits(number, plan.Layout);
        GrayImage gray = photograph.ToGray();
        IReadOnlyList<PhotographedDigit> written = photograph.Digits;
        if (plan.IsScan)
            (gray, written) = Scan(gray, written, ref random);
        else if (plan.Layout == Layout.One && random.NextInt32(CroppedShare) == 0)
            (gray, written) = Crop(gray, written, ref random);
        return Cut(gray, written, ofDigits ? MostOthers : MostWithoutDigits, ref random);
    }

    private List<CutOut> Cut(GrayImage gray, IReadOnlyList<PhotographedDigit> written, int mostOthers, ref SplitMix64 random)
    {
        DigitFinder finder = FinderOf(gray);
        finder.Look(gray, _candidates);
        if (forGate)
            finder.LookAgain(gray, _candidates);
        List<(int Candidate, byte Label)> found = [], others = [];
        for (int i = 0; i < _candidates.Count; i++)
            if (_truth.LabelOf(_candidates[i].Box, _candidates.PixelsOf(i), written) is { } label)
                (label == PhotographData.Other ? others : found).Add((i, label));
        var cut = new List<CutOut>();
        foreach ((int candidate, byte label) in Draw(found, MostDigits, ref random).Concat(Draw(others, mostOthers, ref random)))
            cut.Add(new CutOut(label, Pixels(gray, candidate)));
        return cut;
    }

    // Frames of one size come again and again, cropped ones do not.
    private DigitFinder FinderOf(GrayImage gray)
    {
        (int Width, int Height) size = (gray.Width, gray.Height);
        if (!SizesOfOne.Contains(size) && !SizesOfSeveral.Contains(size))
            return new DigitFinder(gray.Width, gray.Height);
        if (!_finders.TryGetValue(size, out DigitFinder? finder))
            _finders[size] = finder = new DigitFinder(gray.Width, gray.Height);
        return finder;
    }

    private static List<(int, byte)> Draw(List<(int, byte)> all, int most, ref SplitMix64 random)
    {
        while (all.Count > most)
            all.RemoveAt(random.NextInt32(all.Count));
        return all;
    }

    // Around the digit with a margin by lot, or any part of at least a half.
    private static (GrayImage Gray, IReadOnlyList<PhotographedDigit> Written) Crop(GrayImage gray, IReadOnlyList<PhotographedDigit> written, ref SplitMix64 random)
    {
        DigitBox inner = written.Count > 0 ? written[0].Box : new DigitBox(gray.Width / 4, gray.Height / 4, gray.Width / 2, gray.Height / 2);
        int least = 1 + (Math.Max(inner.Width, inner.Height) / 16), most = Math.Max(inner.Width, inner.Height);
        int left = Math.Max(inner.X - least - random.NextInt32(most), 0), top = Math.Max(inner.Y - least - random.NextInt32(most), 0);
        int right = Math.Min(inner.X + inner.Width + least + random.NextInt32(most), gray.Width), bottom = Math.Min(inner.Y + inner.Height + least + random.NextInt32(most), gray.Height);
        if (right - left < LeastSide || bottom - top < LeastSide)
            return (gray, written);
        var cropped = new GrayImage(right - left, bottom - top);
        for (int y = 0; y < cropped.Height; y++)
            gray.Pixels.AsSpan(((top + y) * gray.Width) + left, cropped.Width).CopyTo(cropped.Pixels.AsSpan(y * cropped.Width));
        return (cropped, [.. written.Select(d => d with { Box = new DigitBox(d.Box.X - left, d.Box.Y - top, d.Box.Width, d.Box.Height) })]);
    }

    // A small picture without a camera's traces; of digits every second is the data set's image itself, as a file of it would have it.
    private (GrayImage Gray, IReadOnlyList<PhotographedDigit> Written) Scan(GrayImage gray, IReadOnlyList<PhotographedDigit> written, ref SplitMix64 random)
    {
        bool isLightOnDark = random.NextInt32(2) == 0;
        if (written.Count == 1 && random.NextInt32(2) == 0)
        {
            byte[] image = [.. digits.Image(written[0].Image)];
            PhotographedDigit own = written[0] with { Box = InkBox.Of(image, digits.Width) };
            return (new GrayImage(digits.Width, digits.Height, isLightOnDark ? image : Array.ConvertAll(image, pixel => (byte)(255 - pixel))), [own]);
        }
        (gray, written) = Crop(gray, written, ref random);
        int from = Math.Max(gray.Width, gray.Height), longer = Math.Min(LeastSide + random.NextInt32(LeastSide), from);
        GrayImage scan = ScannedPicture.Of(gray, longer, isLightOnDark);
        int Scaled(int length) => length * longer / from;
        return (scan, [.. written.Select(d => d with { Box = new DigitBox(Scaled(d.Box.X), Scaled(d.Box.Y), Math.Max(Scaled(d.Box.Width), 1), Math.Max(Scaled(d.Box.Height), 1)) })]);
    }

    private byte[] Pixels(GrayImage gray, int candidate)
    {
        ReadOnlySpan<byte> digit = _candidates.PixelsOf(candidate);
        if (!forGate)
            return digit.ToArray();
        Span<byte> surroundings = stackalloc byte[Surroundings.Length];
        Surroundings.Draw(gray, _candidates[candidate].Box, surroundings);
        var pixels = new byte[CutOut.Channels * digit.Length];
        for (int i = 0; i < digit.Length; i++)
        {
            pixels[CutOut.Channels * i] = digit[i];
            surroundings.Slice(Surroundings.Channels * i, Surroundings.Channels).CopyTo(pixels.AsSpan((CutOut.Channels * i) + 1));
        }
        return pixels;
    }
}
