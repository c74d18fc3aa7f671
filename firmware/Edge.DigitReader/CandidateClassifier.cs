using System;
using Edge.Vision;

namespace Edge.DigitReader;

/// <summary>Shows candidates to the network and keeps what it makes of them.</summary>
internal sealed class CandidateClassifier
{
    private readonly IClassifier _classifier;
    private readonly RejectionRule _rejection;
    private readonly CandidateList _candidates;
    private readonly byte[] _surroundings = new byte[Surroundings.Length];
    private readonly float[] _probabilities;
    private readonly int[] _labels;
    private readonly int[] _scores;

    /// <summary>Makes room for a list's candidates.</summary>
    public CandidateClassifier(IClassifier classifier, RejectionRule rejection, CandidateList candidates)
    {
        _classifier = classifier;
        _rejection = rejection;
        _candidates = candidates;
        _probabilities = new float[candidates.Capacity * classifier.Classes];
        _labels = new int[candidates.Capacity];
        _scores = new int[candidates.Capacity];
    }

    /// <summary>Number of classes.</summary>
    public int Classes => _classifier.Classes;

    /// <summary>Whether it can be shown guesses.</summary>
    public bool TellsGuesses => _classifier.TellsGuesses;

    /// <summary>How surely each candidate is a digit; 0 and above is an answer.</summary>
    public ReadOnlySpan<int> Scores => _scores;

    /// <summary>Classifies candidates. What lies around them is drawn only for a network that looks at it.</summary>
    /// <param name="frame">The frame that they were found in.</param>
    /// <param name="first">The first one; all after it follow.</param>
    /// <returns>Whether there are any and all are answers.</returns>
    public bool Classify(GrayImage frame, int first)
    {
        bool isClear = first < _candidates.Count;
        ReadOnlySpan<byte> surroundings = _classifier.TellsGuesses ? _surroundings : [];
        for (int i = first; i < _candidates.Count; i++)
        {
            Span<float> probabilities = ProbabilitiesOf(i);
            if (!surroundings.IsEmpty)
                Surroundings.Draw(frame, _candidates[i].Box, _surroundings);
            _labels[i] = _classifier.Classify(_candidates.PixelsOf(i), surroundings, probabilities);
            int score = _classifier.Score;
            _scores[i] = score >= 0 && !_rejection.Answers(probabilities[_labels[i]]) ? -1 : score;
            isClear &= _scores[i] >= 0;
        }
        return isClear;
    }

    /// <summary>Fills in a digit.</summary>
    public void Fill(int candidate, int line, DigitReading digit)
    {
        digit.Box = _candidates[candidate].Box;
        digit.Line = line;
        _candidates.PixelsOf(candidate).CopyTo(digit.Pixels);
        ProbabilitiesOf(candidate).CopyTo(digit.Probabilities);
        digit.Label = _labels[candidate];
        digit.Score = _scores[candidate];
        digit.Answered = _scores[candidate] >= 0;
    }

    private Span<float> ProbabilitiesOf(int candidate) => _probabilities.AsSpan(candidate * Classes, Classes);
}
