namespace Edge.NanoSim.Model;

/// <summary>What a field, a local or an array element stores: nanoCLR's data type.</summary>
internal enum ValueKind : byte
{
    Boolean,
    I1,
    U1,
    Char,
    I2,
    U2,
    I4,
    U4,
    R4,
    I8,
    U8,
    R8,

    /// <summary>DateTime or TimeSpan, which nanoCLR keeps as 64-bit numbers and not as structs.</summary>
    Ticks,

    /// <summary>An object, an array, a string, a delegate or null.</summary>
    Reference,

    /// <summary>A struct: a heap object of its own, copied whenever its value is loaded.</summary>
    Struct,

    /// <summary>A managed pointer to one of the above.</summary>
    ByReference,
    Void,
}
