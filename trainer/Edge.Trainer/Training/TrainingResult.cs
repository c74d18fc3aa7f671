using System.Collections.Generic;
using Edge.Trainer.Export;

namespace Edge.Trainer.Training;

/// <summary>What a training gives.</summary>
/// <param name="Model">The trained network: of the int8 phase where there is one.</param>
/// <param name="Epochs">The training curve, of all phases.</param>
/// <param name="Phases">What each phase gave, in their order.</param>
/// <param name="Seconds">The duration of it all, without what an interruption took.</param>
public sealed record TrainingResult(TrainedModel Model, IReadOnlyList<EpochResult> Epochs, IReadOnlyList<PhaseResult> Phases, double Seconds)
{
    /// <summary>The float network on the test images.</summary>
    public TestResult Test => Phases[0].Test;

    /// <summary>The network of <see cref="Model"/> on the test images.</summary>
    public TestResult FinalTest => Phases[^1].Test;
}
