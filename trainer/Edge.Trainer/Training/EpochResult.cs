namespace Edge.Trainer.Training;

/// <summary>One epoch of the training curve.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Loss">The mean cross-entropy over the (augmented) training images while they were trained on, in nats.</param>
/// <param name="TrainAccuracy">The part of those answered rightly, 0 to 1.</param>
/// <param name="ValidationAccuracy">The part of the held-out images answered rightly after the epoch, or null without any.</param>
/// <param name="Seconds">The epoch's duration, with validation.</param>
public sealed record EpochResult(int Epoch, double Loss, double TrainAccuracy, double? ValidationAccuracy, double Seconds);
