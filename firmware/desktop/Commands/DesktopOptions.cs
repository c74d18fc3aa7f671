using System.Collections.Generic;

namespace Edge.Desktop.Commands;

/// <summary>What the user asked for.</summary>
/// <param name="Pictures">Files and folders; empty for the demo.</param>
/// <param name="ModelPath">A .tflite file, or null for the shipped model.</param>
/// <param name="Limit">The most pictures of every part.</param>
/// <param name="Seed">Seed of the synthetic camera.</param>
/// <param name="Json">JSON lines instead of pictures or text.</param>
/// <param name="Fast">No waiting between pictures.</param>
internal sealed record DesktopOptions(IReadOnlyList<string> Pictures, string? ModelPath, int Limit, int Seed, bool Json, bool Fast);
