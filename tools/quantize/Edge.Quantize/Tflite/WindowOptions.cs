namespace Edge.Quantize.Tflite;

/// <summary>The window of a convolution or pool as .tflite files write it.</summary>
/// <param name="Height">Kernel height.</param>
/// <param name="Width">Kernel width.</param>
/// <param name="StrideHeight">Rows from one output to the next.</param>
/// <param name="StrideWidth">Columns from one output to the next.</param>
/// <param name="Padding">0 for SAME, 1 for VALID.</param>
public sealed record WindowOptions(int Height, int Width, int StrideHeight, int StrideWidth, int Padding)
{
    /// <summary>Rows from one tap to the next.</summary>
    public int DilationHeight { get; init; } = 1;

    /// <summary>Columns from one tap to the next.</summary>
    public int DilationWidth { get; init; } = 1;
}
