using System;

namespace Edge.Trainer.Training;

/// <summary>A training whose loss or weights are no finite numbers any more. The message says where, without a full stop.</summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="what">What is not finite.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="batch">Its batch, from 1.</param>
    /// <param name="batches">The batches of an epoch.</param>
    /// <param name="learningRate">The step size at that batch.</param>
    public TrainingDivergedException(string what, int epoch, int batch, int batches, double learningRate)
        : base(FormattableString.Invariant($"Expected finite numbers, got {what} in epoch {epoch}, batch {batch} of {batches}, at learning rate {learningRate:G4}"))
    {
    }
}
