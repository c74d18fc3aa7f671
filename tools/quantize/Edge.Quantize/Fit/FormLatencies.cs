using System.Collections.Generic;
using System.Linq;
using Edge.Boards;
using Edge.Micro;

namespace Edge.Quantize.Fit;

/// <summary>Several estimators, each for its own form: the first that has an estimate is taken.</summary>
/// <param name="estimators">The estimators.</param>
public sealed class FormLatencies(IReadOnlyList<ILatencyEstimator> estimators) : ILatencyEstimator
{
    /// <inheritdoc/>
    public LatencyEstimate? Estimate(Graph graph, Board board, IDeploymentForm form) => estimators.Select(e => e.Estimate(graph, board, form)).FirstOrDefault(e => e is not null);

    /// <inheritdoc/>
    public string? Obstacle(Graph graph, Board board, IDeploymentForm form) => estimators.Select(e => e.Obstacle(graph, board, form)).FirstOrDefault(o => o is not null);
}
