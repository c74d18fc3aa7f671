using Edge.Micro.Operators;

namespace Edge.Quantize.Network;

/// <summary>The window of a float convolution or pool. Padding is SAME or VALID; any other padding is an operator of its own.</summary>
/// <param name="Height">Kernel height.</param>
/// <param name="Width">Kernel width.</param>
/// <param name="StrideHeight">Rows from one output to the next.</param>
/// <param name="StrideWidth">Columns from one output to the next.</param>
/// <param name="DilationHeight">Rows from one tap to the next.</param>
/// <param name="DilationWidth">Columns from one tap to the next.</param>
/// <param name="Same">True for SAME, false for VALID.</param>
public sealed record FloatWindow(int Height, int Width, int StrideHeight, int StrideWidth, int DilationHeight, int DilationWidth, bool Same)
{
    /// <summary>The same window for the integer kernels, whose size arithmetic serves both.</summary>
    public Window Geometry => new(Height, Width, StrideHeight, StrideWidth, DilationHeight, DilationWidth, Same);
}
