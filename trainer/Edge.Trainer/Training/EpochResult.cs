namespace Edge.Trainer.Training;

/// <summary>One epoch of the training curve.</summary>
/// <param name="Epoch">The epoch, from 1; the second phase counts on.</param>
/// <param name="Loss">The mean loss over the (augmented) training images while they were trained on, in nats; with label smoothing and distillation as they define it.</param>
/// <param name="TrainAccuracy">The part of those answered rightly, 0 to 1.</param>
/// <param name="ValidationAccuracy">The part of the held-out images answered rightly after the epoch, or null without any.</param>
/// <param name="ValidationLoss">The mean cross-entropy of the held-out images after the epoch, in nats, or null without any.</param>
/// <param name="LearningRate">The step size of the epoch's last step.</param>
/// <param name="Phase">What was trained.</param>
/// <param name="Seconds">The epoch's duration, with validation.</param>
public sealed record EpochResult(
    int Epoch, double Loss, double TrainAccuracy, double? ValidationAccuracy, double? ValidationLoss, double LearningRate, TrainingPhase Phase, double Seconds);
