using System;

namespace Edge.DigitReader.Voting;

/// <summary>A digit that is followed from frame to frame, with the votes on its label. Used again for other digits.</summary>
internal sealed class DigitTrack
{
    private readonly VotingRule _rule;
    private readonly float[] _votes;
    private int _shown;

    /// <summary>Makes room for a digit.</summary>
    public DigitTrack(VotingRule rule, int classes)
    {
        _rule = rule;
        _votes = new float[classes];
        Digit = new DigitReading(classes);
    }

    /// <summary>Whether it follows a digit.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>Whether this frame's digit was found already.</summary>
    public bool IsSeen { get; private set; }

    /// <summary>The digit as it is shown: where it was seen last, the label of the vote, the faded mean of the probabilities.</summary>
    public DigitReading Digit { get; }

    /// <summary>A new frame begins.</summary>
    public void BeginFrame() => IsSeen = false;

    /// <summary>Begins to follow a digit, and forgets the one before.</summary>
    public void Begin(DigitReading found)
    {
        IsUsed = true;
        _shown = -1;
        Array.Clear(_votes);
        found.Probabilities.CopyTo(Digit.Probabilities.AsSpan());
        See(found);
    }

    /// <summary>The digit is in the frame.</summary>
    public void See(DigitReading found)
    {
        IsSeen = true;
        Digit.Box = found.Box;
        Digit.Line = found.Line;
        Digit.Score = found.Score;
        found.Pixels.CopyTo(Digit.Pixels.AsSpan());
        for (int i = 0; i < _votes.Length; i++)
            Digit.Probabilities[i] += _rule.Weight * (found.Probabilities[i] - Digit.Probabilities[i]);
        Vote(found.Answered ? found.Label : -1);
        Digit.Label = _shown < 0 ? found.Label : _shown;
        Digit.Answered = _shown >= 0;
    }

    /// <summary>The digit is not in the frame: hidden for a moment, or gone.</summary>
    public void Miss()
    {
        Vote(-1);
        IsUsed = _shown >= 0;
    }

    private void Vote(int label)
    {
        int best = 0;
        for (int i = 0; i < _votes.Length; i++)
        {
            _votes[i] += _rule.Weight * ((i == label ? 1 : 0) - _votes[i]);
            if (_votes[i] > _votes[best])
                best = i;
        }
        if (_shown >= 0 && (_votes[_shown] < _rule.Keep || _votes[best] > _votes[_shown] + _rule.Lead))
            _shown = -1;
        if (_shown < 0 && _votes[best] >= _rule.Show)
            _shown = best;
    }
}
