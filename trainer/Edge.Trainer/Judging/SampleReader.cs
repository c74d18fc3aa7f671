using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Inference;
using Edge.Photographs;
using Edge.Vision;

namespace Edge.Trainer.Judging;

/// <summary>What networks make of all that vision takes for a digit in a photograph. For one thread at a time.</summary>
/// <param name="networks">The networks; vision works once for all of them.</param>
internal sealed class SampleReader(IReadOnlyList<DigitNetwork> networks)
{
    private const int DigitLength = DigitFinder.DigitSide * DigitFinder.DigitSide;
    private const int MostDigits = 64;

    private readonly GatedSession[] _sessions = [.. networks.Select(n => new GatedSession(n.Model, n.Gate))];
    private readonly Dictionary<(int, int), DigitFinder> _finders = [];
    private readonly byte[] _digits = new byte[MostDigits * DigitLength];
    private readonly byte[] _surroundings = new byte[DigitLength];
    private readonly FoundDigit[] _found = new FoundDigit[MostDigits];

    /// <summary>Reads a made photograph.</summary>
    /// <returns>For each network what it makes of each.</returns>
    public RejectionSample[][] Read(Photograph photograph)
    {
        GrayImage gray = photograph.ToGray();
        if (!_finders.TryGetValue((gray.Width, gray.Height), out DigitFinder? finder))
            _finders[(gray.Width, gray.Height)] = finder = new DigitFinder(gray.Width, gray.Height);
        int count = finder.FindAll(gray, _digits, _found);
        int[] match = DigitMatch.Of([.. photograph.Digits.Select(d => d.Box)], [.. _found.Take(count).Select(f => f.Box)]);
        RejectionSample[][] samples = Array.ConvertAll(_sessions, _ => new RejectionSample[count]);
        for (int i = 0; i < count; i++)
        {
            Surroundings.Draw(gray, _found[i].Box, _surroundings);
            for (int network = 0; network < samples.Length; network++)
            {
                int label = _sessions[network].Classify(_digits.AsSpan(i * DigitLength, DigitLength), _surroundings).Label;
                samples[network][i] = new RejectionSample(match[i] < 0 ? -1 : photograph.Digits[match[i]].Label, label, [.. _sessions[network].Logits]);
            }
        }
        return samples;
    }
}
