using System.Collections.Generic;
using Edge.Benchmarks.Measurement;

namespace Edge.Benchmarks.Training;

/// <summary>The trainer beside PyTorch.</summary>
/// <param name="Machine">What was measured on.</param>
/// <param name="Rows">One a network.</param>
/// <param name="Skipped">What was left out and why.</param>
internal sealed record TrainingResult(Machine Machine, IReadOnlyList<TrainingRow> Rows, IReadOnlyList<string> Skipped)
{
    /// <summary>The ratio that Edge must not pass.</summary>
    public const double Target = 1;
}
