using Edge.Trainer.Managed.Numerics;

namespace Edge.Trainer.Managed.Optimizers;

/// <summary>A parameter with what its optimiser remembers.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="First">The first moment.</param>
/// <param name="Second">The second moment, or null where the rule has none.</param>
/// <param name="IsDecayed">Whether weight decay applies.</param>
internal sealed record OptimizerSlot(Parameter Parameter, FloatBuffer First, FloatBuffer? Second, bool IsDecayed);
