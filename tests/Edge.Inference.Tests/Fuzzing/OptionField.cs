namespace Edge.Inference.Tests.Fuzzing;

/// <summary>A field of an operator's options: one number of 1 or 4 bytes, or a vector of 32-bit numbers.</summary>
/// <param name="Kind">'b' for a byte, 'i' for 32 bits, 'f' for the bits of a single, 'v' for a vector.</param>
/// <param name="Values">The number, or those of the vector.</param>
internal sealed record OptionField(char Kind, int[] Values);
