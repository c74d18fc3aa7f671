using System.Collections.Generic;
using Edge.Trainer.Training.Checkpoints;

namespace Edge.Trainer.Training;

/// <summary>What a training has done so far.</summary>
/// <param name="Identity">What it is.</param>
/// <param name="Curve">The epochs that are done.</param>
/// <param name="Phases">The phases that are done.</param>
/// <param name="SecondsBefore">The duration before it was interrupted.</param>
internal sealed record TrainingRecord(CheckpointIdentity Identity, List<EpochResult> Curve, List<PhaseResult> Phases, double SecondsBefore)
{
    /// <summary>The tensors of the float network once that is trained.</summary>
    public IReadOnlyList<StateTensor> FloatModel { get; set; } = [];
}
