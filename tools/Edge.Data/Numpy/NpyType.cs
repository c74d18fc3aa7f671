namespace Edge.Data.Numpy;

/// <summary>The types of numbers that are read from NumPy's files, by NumPy's own codes; little-endian.</summary>
public enum NpyType
{
    /// <summary>Unsigned byte.</summary>
    U1,

    /// <summary>Signed byte.</summary>
    I1,

    /// <summary>Unsigned, 2 bytes.</summary>
    U2,

    /// <summary>Signed, 2 bytes.</summary>
    I2,

    /// <summary>Unsigned, 4 bytes.</summary>
    U4,

    /// <summary>Signed, 4 bytes.</summary>
    I4,

    /// <summary>Unsigned, 8 bytes.</summary>
    U8,

    /// <summary>Signed, 8 bytes.</summary>
    I8,

    /// <summary>Half precision.</summary>
    F2,

    /// <summary>Single precision.</summary>
    F4,

    /// <summary>Double precision.</summary>
    F8,
}
