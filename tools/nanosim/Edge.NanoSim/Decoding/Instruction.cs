namespace Edge.NanoSim.Decoding;

/// <summary>A decoded instruction of eight bytes.</summary>
/// <param name="Code">What to do.</param>
/// <param name="A">A slot, a kind or a width.</param>
/// <param name="B">A constant, a target or an index into the body's operands.</param>
internal readonly record struct Instruction(Operation Code, ushort A, int B);
