namespace Edge.Inference.Engine.Kernels;

/// <summary>A mean over neighbouring dimensions: the input is [outer, reduced, inner].</summary>
internal struct MeanPlan
{
    /// <summary>Product of the dimensions before the reduced ones.</summary>
    public int Outer;

    /// <summary>Product of the reduced dimensions, at most 2^15.</summary>
    public int Reduced;

    /// <summary>Product of the dimensions behind the reduced ones.</summary>
    public int Inner;

    /// <summary>Zero point of the input times <see cref="Reduced"/>.</summary>
    public int Offset;

    /// <summary>Mantissa of input scale / output scale / count.</summary>
    public int Multiplier;

    /// <summary>Exponent of it.</summary>
    public int Shift;

    /// <summary>Zero point of the output.</summary>
    public int ZeroPoint;
}
