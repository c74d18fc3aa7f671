namespace Edge.Quantize.Nano;

/// <summary>A form that a layer can take, and what it costs.</summary>
/// <param name="Time">Arm instructions of its products in a run.</param>
/// <param name="CodeBytes">Bytes of IL and constants.</param>
/// <param name="HeapBytes">Bytes of arrays that only this layer needs.</param>
internal sealed record LayerForm(double Time, long CodeBytes, long HeapBytes)
{
    /// <summary>Whether inputs are compared with zero.</summary>
    public bool Skips { get; init; }

    /// <summary>Whether a convolution's weights stand in the code transformed for two rows of outputs.</summary>
    public bool Winograd { get; init; }

    /// <summary>The tiles of a convolution, or null.</summary>
    public TilePlan? Tile { get; init; }

    /// <summary>Whether a dense layer reads its weights as bytes, not packed into words.</summary>
    public bool FromBytes { get; init; }
}
