using System;
using System.Collections.Generic;
using System.Linq;
using Edge.DigitReader;
using Edge.Photographs;
using Edge.Vision;

namespace Edge.Trainer.Judging;

/// <summary>The digit reader as its user has it, for photographs of any sizes. For one thread at a time.</summary>
/// <param name="network">What it reads with.</param>
/// <param name="leastScore">Guesses of at least this score are listed too: 0 for the reader's own.</param>
internal sealed class PhotographReader(DigitNetwork network, int leastScore = 0)
{
    // As many as the desktop looks for where nothing else is asked for.
    private const int MostDigits = 64;

    // A folder may hold pictures of very many sizes.
    private const int MostSizes = 16;

    private readonly ModelClassifier _classifier = network.MakeClassifier();
    private readonly RejectionRule _rejection = new();
    private readonly Dictionary<(int, int), FrameReader> _readers = [];

    /// <summary>Reads a made photograph.</summary>
    public JudgedPhotograph Read(Photograph photograph) => Read(
        photograph.ToGray(),
        [.. photograph.Digits.Select(d => d.Label)],
        photograph.NonDigit is { } kind ? KindName.Of(kind) : "",
        photograph.Disturbances,
        [.. photograph.Digits.Select(d => d.Box)]);

    /// <summary>Reads a photograph.</summary>
    /// <param name="gray">The photograph.</param>
    /// <param name="truth">The digits in it in reading order; none for something else.</param>
    /// <param name="other">What else; empty for digits.</param>
    /// <param name="disturbances">What makes it hard.</param>
    /// <param name="boxes">Where the digits are; null where that is not known of one digit.</param>
    public JudgedPhotograph Read(GrayImage gray, IReadOnlyList<int> truth, string other, Disturbances disturbances, IReadOnlyList<DigitBox>? boxes)
    {
        DigitReading[] digits = Read(gray);
        int[] match = boxes is not null ? DigitMatch.Of(boxes, Array.ConvertAll(digits, d => d.Box)) : Array.ConvertAll(digits, _ => -1);
        // Without boxes it is the likeliest one, and where one is read rightly, that one.
        if (boxes is null && truth.Count == 1 && digits.Length > 0)
            match[Enumerable.Range(0, digits.Length).MaxBy(i => (digits[i].Label == truth[0], Score(digits[i])))] = 0;
        return new JudgedPhotograph(truth, other, disturbances, [.. digits.Select((d, i) => new JudgedDigit(match[i], d.Label, d.Probability, Score(d)))]);
    }

    private DigitReading[] Read(GrayImage gray)
    {
        if (!_readers.TryGetValue((gray.Width, gray.Height), out FrameReader? reader))
        {
            if (_readers.Count == MostSizes)
                _readers.Clear();
            _readers[(gray.Width, gray.Height)] = reader = new FrameReader(gray.Width, gray.Height, _classifier, _rejection, MostDigits) { LeastScore = leastScore };
        }
        var reading = new Reading(gray, _classifier.Classes, MostDigits);
        reader.Read(reading);
        return [.. reading.Digits];
    }

    // On one scale: 0 and more is what the reader answers, and a rule's limit can be moved.
    private double Score(DigitReading digit) =>
        network.Rule is null ? digit.Probability - _rejection.MinimumProbability
        : _rejection.Answers(digit.Probability) ? digit.Score
        : double.NegativeInfinity;
}
