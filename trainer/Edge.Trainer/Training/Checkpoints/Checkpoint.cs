using System.Collections.Generic;

namespace Edge.Trainer.Training.Checkpoints;

/// <summary>All that a training needs to go on as if it had not been interrupted.</summary>
/// <param name="Identity">What it is a checkpoint of.</param>
/// <param name="Progress">How far it was.</param>
/// <param name="State">The backend's state.</param>
/// <param name="Best">The backend's state after the best epoch of the running phase, where the recipe gives that; otherwise empty.</param>
/// <param name="FloatModel">The network of the float phase once that is done; otherwise empty.</param>
public sealed record Checkpoint(
    CheckpointIdentity Identity,
    CheckpointProgress Progress,
    IReadOnlyList<StateTensor> State,
    IReadOnlyList<StateTensor> Best,
    IReadOnlyList<StateTensor> FloatModel);
