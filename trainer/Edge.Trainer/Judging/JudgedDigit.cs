namespace Edge.Trainer.Judging;

/// <summary>One of the things that the reader took for a digit.</summary>
/// <param name="Truth">Which of the photograph's digits it is, as an index; -1 where it is none of them.</param>
/// <param name="Label">The network's answer.</param>
/// <param name="Probability">The network's probability of it, 0 to 1.</param>
/// <param name="Score">How surely it is an answer: 0 or more where the reader answers.</param>
public sealed record JudgedDigit(int Truth, int Label, float Probability, double Score);
