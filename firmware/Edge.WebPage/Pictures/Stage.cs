namespace Edge.WebPage.Pictures;

/// <summary>A part of the work on one picture.</summary>
/// <param name="Name">What is done: decode, vision, inference.</param>
/// <param name="Microseconds">How long it took.</param>
internal sealed record Stage(string Name, double Microseconds);
