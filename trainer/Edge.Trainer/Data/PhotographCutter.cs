using System;
using System.Collections.Generic;
using Edge.Data;
using Edge.Photographs;
using Edge.Trainer.Numerics;
using Edge.Vision;

namespace Edge.Trainer.Data;

/// <summary>Makes photographs and cuts out whatever vision takes for a digit. For one thread at a time.</summary>
/// <param name="digits">The digits on the photographs.</param>
/// <param name="seed">Another seed makes other photographs.</param>
internal sealed class PhotographCutter(ImageSet digits, long seed)
{
    private const long Stream = 0x4355_0000_0000;
    private const int Side = DigitFinder.DigitSide;
    private const int MostFound = 48;

    // Below a box is something else, above it is the digit; between the two it is neither.
    private const double LeastDigit = 0.6;
    private const double MostOther = 0.4;

    // So many of a photograph's other things at most, by lot: pages of text would outweigh all else.
    private const int MostOthers = 5;

    // Half of the photographs are of digits, of those half of one. Small photographs: vision works on small ones as on large ones, and they are made sooner.
    private static readonly (int, int)[] Sizes = [(96, 96), (128, 96), (160, 120), (160, 120), (240, 180)];
    private static readonly (int, int)[] SizesOfSeveral = [(240, 180), (320, 240)];
    private static readonly Layout[] Layouts = [Layout.One, Layout.One, Layout.Line, Layout.One, Layout.Page];
    private static readonly NonDigitKind[] Kinds = Enum.GetValues<NonDigitKind>();

    private readonly Dictionary<(int Width, int Height, int Setting), PhotographGenerator> _generators = [];
    private readonly Dictionary<(int Width, int Height), DigitFinder> _finders = [];
    private readonly byte[] _pixels = new byte[MostFound * Side * Side];
    private readonly FoundDigit[] _found = new FoundDigit[MostFound];
    private readonly byte[] _view = new byte[Side * Side];

    /// <summary>What is on a photograph: a kind of thing, or a layout of digits.</summary>
    /// <param name="number">The photograph's number.</param>
    public static (NonDigitKind? Kind, Layout Layout, int Setting) Plan(int number)
    {
        int rest = number / 2, setting = rest % PhotographSetting.All.Count;
        rest /= PhotographSetting.All.Count;
        return number % 2 == 0 ? (null, Layouts[rest % Layouts.Length], setting) : (Kinds[rest % Kinds.Length], Layout.One, setting);
    }

    /// <summary>Makes a photograph and cuts it up.</summary>
    /// <param name="number">The photograph's number, from 0; even ones hold digits.</param>
    public IReadOnlyList<CutOut> Cut(int number)
    {
        (NonDigitKind? kind, Layout layout, int setting) = Plan(number);
        var random = new SplitMix64(seed, Stream, number);
        (int, int)[] sizes = layout == Layout.One ? Sizes : SizesOfSeveral;
        (int width, int height) = sizes[random.NextInt32(sizes.Length)];
        if (!_generators.TryGetValue((width, height, setting), out PhotographGenerator? generator))
            _generators[(width, height, setting)] = generator = new PhotographGenerator(digits, PhotographSetting.All[setting], seed, (width, height));
        Photograph photograph = kind is { } other ? generator.NonDigit(number, other) : generator.Digits(number / 2, layout);
        return Cut(photograph, number, ref random);
    }

    private List<CutOut> Cut(Photograph photograph, int number, ref SplitMix64 random)
    {
        GrayImage gray = photograph.ToGray();
        if (!_finders.TryGetValue((gray.Width, gray.Height), out DigitFinder? finder))
            _finders[(gray.Width, gray.Height)] = finder = new DigitFinder(gray.Width, gray.Height);
        int count = finder.FindAll(gray, _pixels, _found);
        var cut = new List<CutOut>();
        var others = new List<int>();
        for (int i = 0; i < count; i++)
        {
            (double overlap, int label) = Truth(photograph, _found[i].Box);
            if (overlap >= LeastDigit)
                cut.Add(new CutOut((byte)label, number, Pixels(gray, i)));
            else if (overlap <= MostOther)
                others.Add(i);
        }
        for (int i = 0; i < MostOthers && others.Count > 0; i++)
        {
            int chosen = random.NextInt32(others.Count);
            cut.Add(new CutOut(PhotographData.Other, number, Pixels(gray, others[chosen])));
            others.RemoveAt(chosen);
        }
        return cut;
    }

    private static (double Overlap, int Label) Truth(Photograph photograph, DigitBox box)
    {
        (double overlap, int label) = (0, 0);
        foreach (PhotographedDigit digit in photograph.Digits)
            if (BoxOverlap.Of(digit.Box, box) is double o && o > overlap)
                (overlap, label) = (o, digit.Label);
        return (overlap, label);
    }

    private byte[] Pixels(GrayImage gray, int index)
    {
        Surroundings.Draw(gray, _found[index].Box, _view);
        var pixels = new byte[2 * Side * Side];
        for (int i = 0; i < _view.Length; i++)
            (pixels[2 * i], pixels[(2 * i) + 1]) = (_pixels[(index * Side * Side) + i], _view[i]);
        return pixels;
    }
}
