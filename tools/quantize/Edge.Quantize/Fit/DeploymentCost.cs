using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Fit;

/// <summary>What a model costs in a deployment form, whatever the board.</summary>
/// <param name="Parts">The parts; their sums are upper bounds.</param>
/// <param name="Obstacles">Sentences about limits of the runtime that the model passes on every board, as constants of an assembly; usually none.</param>
public sealed record DeploymentCost(IReadOnlyList<CostPart> Parts, IReadOnlyList<string> Obstacles)
{
    /// <summary>Bytes of flash.</summary>
    public long FlashBytes => Parts.Sum(p => p.FlashBytes);

    /// <summary>Bytes of RAM at the peak.</summary>
    public long RamBytes => Parts.Sum(p => p.RamBytes);
}
