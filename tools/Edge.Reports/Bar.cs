namespace Edge.Reports;

/// <summary>A bar of a chart.</summary>
/// <param name="Value">Its height on the vertical axis.</param>
/// <param name="Label">What stands above it where there is room, or null.</param>
/// <param name="Hint">What a pointer that rests on it is told.</param>
public readonly record struct Bar(double Value, string? Label, string Hint);
