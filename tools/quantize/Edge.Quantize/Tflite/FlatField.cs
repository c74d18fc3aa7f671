using System.Collections.Generic;

namespace Edge.Quantize.Tflite;

/// <summary>One field of a <see cref="FlatTableBuilder"/>: a scalar in the table itself, or something that the table points to.</summary>
internal sealed class FlatField
{
    /// <summary>Little-endian bytes of a scalar, or null.</summary>
    public byte[]? Scalar { get; init; }

    /// <summary>A table, or null.</summary>
    public FlatTableBuilder? Table { get; init; }

    /// <summary>A vector of tables, or null.</summary>
    public IReadOnlyList<FlatTableBuilder>? Tables { get; init; }

    /// <summary>The bytes of a vector of scalars, or null.</summary>
    public byte[]? Vector { get; init; }

    /// <summary>Elements of <see cref="Vector"/>.</summary>
    public int Count { get; init; }

    /// <summary>Alignment of the first element of <see cref="Vector"/>.</summary>
    public int Alignment { get; init; } = 4;

    /// <summary>Bytes of the field in its table: the scalar's, or those of an offset.</summary>
    public int InlineSize => Scalar?.Length ?? 4;
}
