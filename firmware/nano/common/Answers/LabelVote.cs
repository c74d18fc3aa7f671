namespace Edge.Nano;

/// <summary>Keeps a label until several answers in a row agree on another, so that a display does not flicker.</summary>
public sealed class LabelVote
{
    /// <summary>Answers in a row that change the label.</summary>
    public const int Needed = 2;

    private int _candidate = DigitAnswer.None;
    private int _count;

    /// <summary>The label to show: 0 to 9, or <see cref="DigitAnswer.None"/>.</summary>
    public int Label { get; private set; } = DigitAnswer.None;

    /// <summary>Takes an answer.</summary>
    /// <param name="label">0 to 9, or <see cref="DigitAnswer.None"/>.</param>
    public void Take(int label)
    {
        _count = label == _candidate ? _count + 1 : 1;
        _candidate = label;
        if (_count >= Needed)
            Label = label;
    }
}
