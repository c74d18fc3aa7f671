using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Data;
using Edge.Inference;
using Edge.Photographs;
using Edge.Trainer.Data;
using Edge.Vision;

namespace Edge.Trainer.Judging;

/// <summary>What networks make of all that vision offers as a digit in a photograph. For one thread at a time.</summary>
/// <param name="networks">The networks; vision works once for all of them.</param>
/// <param name="digits">The images that the photographs' digits are made from.</param>
internal sealed class SampleReader(IReadOnlyList<DigitNetwork> networks, ImageSet digits)
{
    // As the digit reader: so many digits, and so many guesses more.
    private const int MostCandidates = 64 + 32;

    // Of a photograph's candidates that are no digit so many at most, evenly from the list.
    private const int MostOthers = 8;

    private readonly GatedSession[] _sessions = [.. networks.Select(n => new GatedSession(n.Model, n.Gate))];
    private readonly Dictionary<(int, int), DigitFinder> _finders = [];
    private readonly CandidateList _candidates = new(MostCandidates);
    private readonly CandidateTruth _truth = new(digits);
    private readonly byte[] _surroundings = new byte[Surroundings.Length];

    /// <summary>Reads a made photograph.</summary>
    /// <returns>For each network what it makes of each.</returns>
    public RejectionSample[][] Read(Photograph photograph)
    {
        GrayImage gray = photograph.ToGray();
        if (!_finders.TryGetValue((gray.Width, gray.Height), out DigitFinder? finder))
            _finders[(gray.Width, gray.Height)] = finder = new DigitFinder(gray.Width, gray.Height);
        finder.Look(gray, _candidates);
        finder.LookAgain(gray, _candidates);
        byte?[] labels = [.. Enumerable.Range(0, _candidates.Count).Select(i => _truth.LabelOf(_candidates[i].Box, _candidates.PixelsOf(i), photograph.Digits))];
        int others = labels.Count(label => label == PhotographData.Other), other = 0;
        List<RejectionSample>[] samples = Array.ConvertAll(_sessions, _ => new List<RejectionSample>());
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] is not { } truth || (truth == PhotographData.Other && !IsTaken(other++, others)))
                continue;
            Surroundings.Draw(gray, _candidates[i].Box, _surroundings);
            for (int network = 0; network < samples.Length; network++)
            {
                int label = _sessions[network].Classify(_candidates.PixelsOf(i), _surroundings).Label;
                samples[network].Add(new RejectionSample(truth == PhotographData.Other ? -1 : truth, label, [.. _sessions[network].Logits]));
            }
        }
        return Array.ConvertAll(samples, list => list.ToArray());
    }

    private static bool IsTaken(int index, int of) => of <= MostOthers || (index + 1) * MostOthers / of > index * MostOthers / of;
}
