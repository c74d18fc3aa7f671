namespace Edge.Trainer.Training;

/// <summary>The answers whose probability lies in one of ten even ranges.</summary>
/// <param name="Images">How many.</param>
/// <param name="Probability">The mean of their probabilities.</param>
/// <param name="Accuracy">The part of them that is right.</param>
public sealed record ReliabilityBin(int Images, double Probability, double Accuracy);
