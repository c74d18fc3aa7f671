using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Inference;
using Edge.Photographs;
using Edge.Trainer.Data;
using Edge.Vision;

namespace Edge.Trainer.Judging;

/// <summary>Vision and the networks, for photographs of any sizes. For one thread at a time.</summary>
/// <param name="models">Networks from 28x28 pixels to ten digits; vision works once for all of them.</param>
/// <param name="gate">The network that tells digits from other things, or null.</param>
internal sealed class PhotographReader(IReadOnlyList<Model> models, Model? gate)
{
    private readonly Dictionary<(int, int), DigitFinder> _finders = [];
    private readonly Session[] _sessions = [.. models.Select(m => m.CreateSession())];
    private readonly Session? _gate = gate?.CreateSession();
    private readonly byte[] _digit = new byte[DigitFinder.DigitSide * DigitFinder.DigitSide];

    /// <summary>Reads a made photograph, by each network.</summary>
    public JudgedPhotograph[] Read(Photograph photograph)
    {
        PhotographedDigit? truth = photograph.Digits.Count > 0 ? photograph.Digits[0] : null;
        return Read(photograph.ToGray(), truth?.Label ?? -1, photograph.NonDigit is { } kind ? KindName.Of(kind) : "", photograph.Disturbances, truth?.Box);
    }

    /// <summary>Reads a photograph, by each network.</summary>
    /// <param name="gray">The photograph.</param>
    /// <param name="truth">The digit in it; -1 for something else.</param>
    /// <param name="other">What else; empty for a digit.</param>
    /// <param name="disturbances">What makes it hard.</param>
    /// <param name="box">Where the digit is, or null where that is not known.</param>
    public JudgedPhotograph[] Read(GrayImage gray, int truth, string other, Disturbances disturbances, DigitBox? box)
    {
        if (!_finders.TryGetValue((gray.Width, gray.Height), out DigitFinder? finder))
            _finders[(gray.Width, gray.Height)] = finder = new DigitFinder(gray.Width, gray.Height);
        if (!finder.TryFind(gray, _digit, out DigitBox found))
            return Array.ConvertAll(_sessions, _ => new JudgedPhotograph(truth, other, disturbances, false, -1, 0, []));
        bool located = truth >= 0 && (box is not { } known || BoxOverlap.Of(known, found) >= PhotographData.LeastOverlap);
        sbyte[] gateLogits = GateLogits();
        return Array.ConvertAll(_sessions, session =>
        {
            Classification best = session.Classify(_digit);
            return new JudgedPhotograph(truth, other, disturbances, located, best.Label, best.Probability, [.. session.Logits, .. gateLogits]);
        });
    }

    private sbyte[] GateLogits()
    {
        if (_gate is null)
            return [];
        _gate.Run(_digit);
        return [.. _gate.Logits];
    }
}
