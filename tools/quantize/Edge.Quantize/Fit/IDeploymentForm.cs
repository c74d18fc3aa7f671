using Edge.Boards;
using Edge.Micro;

namespace Edge.Quantize.Fit;

/// <summary>A way in which a model gets onto a board: as a class of C# with the general runtime, as generated straight-line code, as a file.</summary>
public interface IDeploymentForm
{
    /// <summary>Its name in reports.</summary>
    string Name { get; }

    /// <summary>The runtime that it is for.</summary>
    RuntimeKind Runtime { get; }

    /// <summary>What a model costs in this form.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="board">The board.</param>
    DeploymentCost CostOf(Graph graph, Board board);
}
