using Edge.Boards;
using Edge.Micro;

namespace Edge.Quantize.Fit;

/// <summary>Says how long one run of a model takes on a board.</summary>
public interface ILatencyEstimator
{
    /// <summary>The estimate, or null where there is no way to one.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="board">The board.</param>
    /// <param name="form">How the model gets onto it.</param>
    LatencyEstimate? Estimate(Graph graph, Board board, IDeploymentForm form);

    /// <summary>Why there is no estimate, in a few words; null where there is one or nothing to say.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="board">The board.</param>
    /// <param name="form">How the model gets onto it.</param>
    string? Obstacle(Graph graph, Board board, IDeploymentForm form) => null;
}
