namespace Edge.Trainer.Judging;

/// <summary>What networks made of one thing that vision took for a digit.</summary>
/// <param name="Truth">The digit that it is, 0 to 9; -1 where it is none.</param>
/// <param name="Label">The network's answer.</param>
/// <param name="Logits">The int8 scores before the softmax, the network's and then the gate's.</param>
internal sealed record RejectionSample(int Truth, int Label, sbyte[] Logits)
{
    /// <summary>Whether the answer is the digit.</summary>
    public bool IsRight => Label == Truth;
}
