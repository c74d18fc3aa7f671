using System.Collections.Generic;
using Edge.Boards.Builds;
using Edge.Wiring.Scenes;

namespace Edge.Wiring.Routing;

/// <summary>A wire with its way.</summary>
/// <param name="Wire">The wire.</param>
/// <param name="Nodes">Every node from the part's pin to the board's.</param>
public sealed record RoutedWire(BuildWire Wire, IReadOnlyList<Node> Nodes);
