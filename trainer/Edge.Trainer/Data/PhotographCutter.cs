using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Data;
using Edge.Photographs;
using Edge.Vision;

namespace Edge.Trainer.Data;

/// <summary>Cuts all candidates out of made photographs. For one thread at a time.</summary>
/// <param name="digits">The digits on the photographs.</param>
/// <param name="seed">Another seed makes other photographs.</param>
internal sealed class PhotographCutter(ImageSet digits, long seed)
{
    /// <summary>A candidate is the digit where their boxes overlap by this share of what both cover.</summary>
    public const double FittingOverlap = 0.6;

    /// <summary>What overlaps by less than this is something else or a part. What lies between may be read or not, and nothing is to be learned from it.</summary>
    public const double ForeignOverlap = 0.5;
    private const int MostCandidates = 32;

    // Cut out of one photograph at most.
    private const int MostOfALabel = 3;

    // Small photographs: vision works on small ones as on large ones, and they are made sooner.
    private static readonly (int, int)[] Sizes = [(96, 96), (128, 96), (160, 120), (160, 120)];
    private static readonly NonDigitKind[] Kinds = Enum.GetValues<NonDigitKind>();

    private readonly Dictionary<(int, int), (PhotographGenerator Generator, DigitFinder Finder)> _tools = [];
    private readonly CandidateList _candidates = new(MostCandidates);

    /// <summary>Cuts one photograph.</summary>
    /// <param name="number">Its number, from 0; sizes, settings and kinds take turns.</param>
    /// <param name="digit">Whether it shows a digit.</param>
    /// <param name="cut">What was cut out of it is added: the 28x28 images, and whether each is the digit.</param>
    public void Cut(int number, bool digit, List<(byte[] Image, bool IsDigit)> cut)
    {
        int size = number % Sizes.Length, setting = number / Sizes.Length % PhotographSetting.All.Count;
        if (!_tools.TryGetValue((size, setting), out (PhotographGenerator Generator, DigitFinder Finder) tools))
            _tools[(size, setting)] = tools = (
                new PhotographGenerator(digits, PhotographSetting.All[setting], seed, Sizes[size]), new DigitFinder(Sizes[size].Item1, Sizes[size].Item2));
        Photograph photograph = digit ? tools.Generator.Digit(number) : tools.Generator.NonDigit(number, Kinds[number / (Sizes.Length * PhotographSetting.All.Count) % Kinds.Length]);
        GrayImage gray = photograph.ToGray();
        tools.Finder.Look(gray, _candidates);
        tools.Finder.LookAgain(gray, _candidates);
        double[] overlaps = new double[_candidates.Count];
        for (int i = 0; i < overlaps.Length; i++)
            overlaps[i] = photograph.Digits.Count > 0 ? BoxOverlap.Of(photograph.Digits[0].Box, _candidates[i].Box) : 0;
        Add(number, overlaps, isDigit: true, cut);
        Add(number, overlaps, isDigit: false, cut);
    }

    // Some of those of a label, other ones in every photograph: many photographs tell more than many cuttings of one.
    private void Add(int number, double[] overlaps, bool isDigit, List<(byte[] Image, bool IsDigit)> cut)
    {
        int count = overlaps.Count(o => isDigit ? o >= FittingOverlap : o < ForeignOverlap), step = Math.Max(1, (count + MostOfALabel - 1) / MostOfALabel);
        int seen = number;
        for (int i = 0; i < overlaps.Length; i++)
            if ((isDigit ? overlaps[i] >= FittingOverlap : overlaps[i] < ForeignOverlap) && seen++ % step == 0)
                cut.Add((_candidates.PixelsOf(i).ToArray(), isDigit));
    }
}
