using System;
using System.Collections.Generic;
using System.Linq;
using Edge.DigitReader;
using Edge.Inference;
using Edge.Photographs;
using Edge.Vision;

namespace Edge.Trainer.Judging;

/// <summary>Reads photographs as a microcontroller does: one look, one digit, the network alone. The bits are those of the board. For one thread at a time.</summary>
/// <param name="models">The networks; vision works once for all of them.</param>
internal sealed class BoardReader(IReadOnlyList<Model> models)
{
    private readonly Session[] _sessions = [.. models.Select(m => m.CreateSession())];
    private readonly Dictionary<(int, int), DigitFinder> _finders = [];
    private readonly byte[] _digit = new byte[DigitFinder.DigitSide * DigitFinder.DigitSide];

    /// <summary>Reads a made photograph of one digit, or of something else.</summary>
    /// <returns>What each network makes of it; the score is 0 where the probability would do, and no finite number where not.</returns>
    public BoardLook[] Read(Photograph photograph)
    {
        GrayImage gray = photograph.ToGray();
        if (!_finders.TryGetValue((gray.Width, gray.Height), out DigitFinder? finder))
            _finders[(gray.Width, gray.Height)] = finder = new DigitFinder(gray.Width, gray.Height);
        bool isFound = finder.TryFind(gray, _digit, out DigitBox box);
        int match = isFound ? DigitMatch.Of([.. photograph.Digits.Select(d => d.Box)], [box])[0] : -1;
        return Array.ConvertAll(_sessions, session => isFound ? Look(photograph, session, match) : new BoardLook(Judged(photograph, []), null));
    }

    private BoardLook Look(Photograph photograph, Session session, int match)
    {
        Classification best = session.Classify(_digit);
        double score = best.Probability >= RejectionRule.DefaultMinimumProbability ? 0 : double.NegativeInfinity;
        int truth = match < 0 ? -1 : photograph.Digits[match].Label;
        return new BoardLook(Judged(photograph, [new JudgedDigit(match, best.Label, best.Probability, score)]), new RejectionSample(truth, best.Label, [.. session.Logits]));
    }

    private static JudgedPhotograph Judged(Photograph photograph, JudgedDigit[] found) =>
        new([.. photograph.Digits.Select(d => d.Label)], photograph.NonDigit is { } kind ? KindName.Of(kind) : "", photograph.Disturbances, found);
}
