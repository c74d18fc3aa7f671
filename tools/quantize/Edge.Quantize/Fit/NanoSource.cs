using System.Collections.Generic;

namespace Edge.Quantize.Fit;

/// <summary>An assembly of a nanoFramework application before it is compiled.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sources">The texts of its files.</param>
internal sealed record NanoSource(string Name, IReadOnlyList<string> Sources);
