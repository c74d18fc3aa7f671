using System.Collections.Generic;
using Edge.Trainer.Export;

namespace Edge.Trainer.Training;

/// <summary>What a training gives.</summary>
/// <param name="Model">The network after the last epoch.</param>
/// <param name="Epochs">The training curve.</param>
/// <param name="Test">The accuracy on the test images.</param>
/// <param name="Seconds">The duration of it all.</param>
public sealed record TrainingResult(TrainedModel Model, IReadOnlyList<EpochResult> Epochs, TestResult Test, double Seconds)
{
    /// <summary>The network's answers to the held-out images, with the worst mistakes; null without any.</summary>
    public Answers? ValidationAnswers { get; init; }

    /// <summary>The network's answers to the test images.</summary>
    public Answers? TestAnswers { get; init; }
}
