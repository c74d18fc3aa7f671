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
    private const int MostCandidates = 64;

    private readonly GatedSession[] _sessions = [.. networks.Select(n => new GatedSession(n.Model, n.Gate))];
    private readonly Dictionary<(int, int), DigitFinder> _finders = [];
    private readonly CandidateList _candidates = new(MostCandidates);

    /// <summary>Reads a made photograph.</summary>
    /// <returns>For each network what it makes of each.</returns>
    public RejectionSample[][] Read(Photograph photograph)
    {
        GrayImage gray = photograph.ToGray();
        if (!_finders.TryGetValue((gray.Width, gray.Height), out DigitFinder? finder))
            _finders[(gray.Width, gray.Height)] = finder = new DigitFinder(gray.Width, gray.Height);
        finder.Look(gray, _candidates);
        finder.LookAgain(gray, _candidates);
        return Array.ConvertAll(_sessions, session =>
        {
            var samples = new RejectionSample[_candidates.Count];
            for (int i = 0; i < samples.Length; i++)
            {
                int label = session.Classify(_candidates.PixelsOf(i)).Label;
                samples[i] = new RejectionSample(TruthOf(_candidates[i].Box, photograph), label, [.. session.Logits]);
            }
            return samples;
        });
    }

    private static int TruthOf(DigitBox box, Photograph photograph)
    {
        foreach (PhotographedDigit digit in photograph.Digits)
            if (BoxOverlap.Of(box, digit.Box) >= PhotographCutter.FittingOverlap)
                return digit.Label;
        return -1;
    }
}
