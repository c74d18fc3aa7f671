namespace Edge.Trainer.Training;

/// <summary>What a training step saw, before it changed the weights.</summary>
/// <param name="Loss">The sum of the samples' cross-entropies, in nats.</param>
/// <param name="Correct">The samples whose likeliest class was right.</param>
/// <param name="Samples">The samples.</param>
public readonly record struct BatchResult(double Loss, int Correct, int Samples);
