using System.Collections.Generic;

namespace Edge.Boards;

/// <summary>The processor of a board.</summary>
/// <param name="Core">Kind of core, as "Cortex-M33".</param>
/// <param name="Count">Number of cores.</param>
/// <param name="Architecture">"arm32", "arm64", "xtensa", "riscv32" or "x64".</param>
/// <param name="Features">What matters to kernels, as "neon", "dotprod", "fpu-single".</param>
/// <param name="Source">Where this is from.</param>
public sealed record BoardProcessor(string Core, int Count, string Architecture, IReadOnlyList<string> Features, string Source);
