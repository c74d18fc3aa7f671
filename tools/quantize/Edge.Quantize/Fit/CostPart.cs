namespace Edge.Quantize.Fit;

/// <summary>A part of what a model costs on a board.</summary>
/// <param name="Layer">The layer that it belongs to; null where it belongs to none, as the runtime's library.</param>
/// <param name="What">What it is, as "conv3's weights".</param>
/// <param name="FlashBytes">Bytes of flash.</param>
/// <param name="RamBytes">Bytes of RAM.</param>
public sealed record CostPart(string? Layer, string What, long FlashBytes, long RamBytes);
