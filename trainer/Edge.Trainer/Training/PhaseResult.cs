namespace Edge.Trainer.Training;

/// <summary>What a phase of a training gave.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="ChosenEpoch">The epoch whose weights were kept, numbered as in the curve.</param>
/// <param name="StoppedEarly">Whether early stopping ended it.</param>
/// <param name="Test">Its network on the test images.</param>
public sealed record PhaseResult(TrainingPhase Phase, int ChosenEpoch, bool StoppedEarly, TestResult Test)
{
    /// <summary>Its answers to the held-out images, with the worst mistakes; null without any.</summary>
    public Answers? ValidationAnswers { get; init; }

    /// <summary>Its answers to the test images.</summary>
    public Answers? TestAnswers { get; init; }
}
