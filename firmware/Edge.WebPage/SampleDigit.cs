using System;

namespace Edge.WebPage;

/// <summary>A handwritten digit to try without drawing.</summary>
/// <param name="Label">The digit, 0 to 9.</param>
/// <param name="Pixels">28x28 bytes, white ink on black as in MNIST.</param>
public sealed record SampleDigit(int Label, ReadOnlyMemory<byte> Pixels);
