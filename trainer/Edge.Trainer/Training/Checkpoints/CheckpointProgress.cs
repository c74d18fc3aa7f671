using System.Collections.Generic;

namespace Edge.Trainer.Training.Checkpoints;

/// <summary>How far a training was when its checkpoint was written.</summary>
/// <param name="Epochs">The epochs that are done, of all phases.</param>
/// <param name="Phases">The phases that are done.</param>
/// <param name="Running">The phase that the state is in the middle of, or null where it is the result of the last one that is done.</param>
/// <param name="Images">Images of the running epoch that are trained on.</param>
/// <param name="Loss">The sum of their losses.</param>
/// <param name="Correct">Those answered rightly.</param>
/// <param name="EpochSeconds">The duration of the running epoch so far.</param>
/// <param name="Seconds">The duration of it all so far.</param>
public sealed record CheckpointProgress(
    IReadOnlyList<EpochResult> Epochs,
    IReadOnlyList<PhaseResult> Phases,
    TrainingPhase? Running,
    int Images,
    double Loss,
    int Correct,
    double EpochSeconds,
    double Seconds);
