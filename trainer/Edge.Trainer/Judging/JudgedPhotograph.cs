using Edge.Photographs;

namespace Edge.Trainer.Judging;

/// <summary>What vision and the networks made of one photograph.</summary>
/// <param name="Truth">The digit in it, 0 to 9; -1 where it shows something else.</param>
/// <param name="Other">What else, such as "letter"; empty for a digit.</param>
/// <param name="Disturbances">What makes it hard, where that is known.</param>
/// <param name="Located">Whether vision's box is the digit's: they overlap by three tenths of what both cover together. Without a known box: whether there is one.</param>
/// <param name="Label">The network's answer, or -1 where vision found nothing.</param>
/// <param name="Probability">Its probability, 0 to 1.</param>
/// <param name="Logits">The int8 scores before the softmax, the network's and then the gate's; empty where vision found nothing.</param>
public sealed record JudgedPhotograph(int Truth, string Other, Disturbances Disturbances, bool Located, int Label, float Probability, sbyte[] Logits)
{
    /// <summary>Whether the photograph shows a digit.</summary>
    public bool IsDigit => Truth >= 0;

    /// <summary>Whether the network's answer is the digit.</summary>
    public bool IsRight => IsDigit && Label == Truth;
}
