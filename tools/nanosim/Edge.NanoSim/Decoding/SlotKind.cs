namespace Edge.NanoSim.Decoding;

/// <summary>What an evaluation slot holds; nanoCLR tags numbers by sign as well, and some instructions look at it.</summary>
internal enum SlotKind : byte
{
    I4,
    U4,
    I8,
    U8,
    R4,
    R8,
    Reference,
    Struct,
    ByReference,
}
