using System.Collections.Generic;

namespace Edge.Reports;

/// <summary>A line of a chart.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Style">The class of its colour in the style sheet.</param>
/// <param name="Points">Its points in order; the line is broken where a border of the chart lies between two.</param>
public sealed record Series(string Name, string Style, IReadOnlyList<(double X, double Y)> Points);
