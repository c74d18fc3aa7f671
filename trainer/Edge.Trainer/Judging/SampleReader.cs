using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Inference;
using Edge.Photographs;
using Edge.Trainer.Data;
using Edge.Vision;

namespace Edge.Trainer.Judging;

/// <summary>What networks make of all that vision takes for a digit in a photograph. For one thread at a time.</summary>
/// <param name="networks">The networks; vision works once for all of them.</param>
internal sealed class SampleReader(IReadOnlyList<DigitNetwork> networks)
{
    // As the digit reader: so many digits, and so many guesses more.
    private const int MostCandidates = 64 + 32;

    private readonly GatedSession[] _sessions = [.. networks.Select(n => new GatedSession(n.Model, n.Gate))];
    private readonly Dictionary<(int, int), DigitFinder> _finders = [];
    private readonly CandidateList _candidates = new(MostCandidates);

    /// <summary>Reads a made photograph of one digit, or of something else.</summary>
    /// <returns>For each network what it makes of each candidate of the first look and of the further ones.</returns>
    public RejectionSample[][] Read(Photograph photograph)
    {
        GrayImage gray = photograph.ToGray();
        if (!_finders.TryGetValue((gray.Width, gray.Height), out DigitFinder? finder))
            _finders[(gray.Width, gray.Height)] = finder = new DigitFinder(gray.Width, gray.Height);
        finder.Look(gray, _candidates);
        finder.LookAgain(gray, _candidates);
        return Array.ConvertAll(_sessions, session =>
        {
            var samples = new List<RejectionSample>(_candidates.Count);
            for (int i = 0; i < _candidates.Count; i++)
            {
                double overlap = photograph.Digits.Count > 0 ? BoxOverlap.Of(photograph.Digits[0].Box, _candidates[i].Box) : 0;
                // What lies between may be read or not.
                if (overlap is >= PhotographCutter.ForeignOverlap and < PhotographCutter.FittingOverlap)
                    continue;
                int label = session.Classify(_candidates.PixelsOf(i)).Label;
                samples.Add(new RejectionSample(overlap >= PhotographCutter.FittingOverlap ? photograph.Digits[0].Label : -1, label, [.. session.Logits]));
            }
            return samples.ToArray();
        });
    }
}
