using System.Collections.Generic;

namespace Edge.Reports;

/// <summary>The bins of a histogram, of one width each.</summary>
/// <param name="Low">Lower end of the first.</param>
/// <param name="High">Upper end of the last, above <paramref name="Low"/>.</param>
/// <param name="Counts">Values in each; at least one bin.</param>
public readonly record struct Bins(double Low, double High, IReadOnlyList<long> Counts);
