namespace Edge.Reports;

/// <summary>A mark of an axis.</summary>
/// <param name="Place">Where it stands, from 0 to 1.</param>
/// <param name="Label">Its text.</param>
public readonly record struct Tick(double Place, string Label);
