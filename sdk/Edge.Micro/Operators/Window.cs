namespace Edge.Micro.Operators;

/// <summary>How a kernel slides over a picture: size, stride, dilation and the padding before the first row and column.</summary>
public sealed class Window
{
    /// <summary>Makes a window.</summary>
    /// <param name="height">Kernel height, at least 1.</param>
    /// <param name="width">Kernel width, at least 1.</param>
    /// <param name="strideHeight">Rows from one output to the next, at least 1.</param>
    /// <param name="strideWidth">Columns from one output to the next, at least 1.</param>
    /// <param name="dilationHeight">Rows from one tap to the next, at least 1.</param>
    /// <param name="dilationWidth">Columns from one tap to the next, at least 1.</param>
    /// <param name="same">True for TFLite's padding SAME, false for VALID.</param>
    public Window(int height, int width, int strideHeight, int strideWidth, int dilationHeight, int dilationWidth, bool same)
    {
        Height = height;
        Width = width;
        StrideHeight = strideHeight;
        StrideWidth = strideWidth;
        DilationHeight = dilationHeight;
        DilationWidth = dilationWidth;
        Same = same;
    }

    /// <summary>Kernel height.</summary>
    public int Height { get; }

    /// <summary>Kernel width.</summary>
    public int Width { get; }

    /// <summary>Rows from one output to the next.</summary>
    public int StrideHeight { get; }

    /// <summary>Columns from one output to the next.</summary>
    public int StrideWidth { get; }

    /// <summary>Rows from one tap to the next.</summary>
    public int DilationHeight { get; }

    /// <summary>Columns from one tap to the next.</summary>
    public int DilationWidth { get; }

    /// <summary>True for padding SAME, false for VALID.</summary>
    public bool Same { get; }

    /// <summary>Why this window cannot be used, or null where it can. Bounds keep every index computed from it within 32 bits.</summary>
    public string? Fault()
    {
        const int most = 1 << 15;
        if (Height < 1 || Width < 1 || Height > most || Width > most)
            return "expected a kernel of 1 to 32768, got " + Height + "x" + Width;
        if (StrideHeight < 1 || StrideWidth < 1 || StrideHeight > most || StrideWidth > most)
            return "expected a stride of 1 to 32768, got " + StrideHeight + "x" + StrideWidth;
        if (DilationHeight < 1 || DilationWidth < 1 || (long)DilationHeight * Height > 1 << 24 || (long)DilationWidth * Width > 1 << 24)
            return "expected a dilation of at least 1 and a dilated kernel of at most 16777216, got " + DilationHeight + "x" + DilationWidth;
        return null;
    }

    /// <summary>Output rows for <paramref name="inputHeight"/> rows; 0 or less where the kernel does not fit.</summary>
    public int OutputHeight(int inputHeight) => OutputSize(inputHeight, Height, StrideHeight, DilationHeight);

    /// <summary>Output columns for <paramref name="inputWidth"/> columns; 0 or less where the kernel does not fit.</summary>
    public int OutputWidth(int inputWidth) => OutputSize(inputWidth, Width, StrideWidth, DilationWidth);

    /// <summary>Rows of padding above the picture.</summary>
    public int PadTop(int inputHeight) => Pad(inputHeight, Height, StrideHeight, DilationHeight);

    /// <summary>Columns of padding left of the picture.</summary>
    public int PadLeft(int inputWidth) => Pad(inputWidth, Width, StrideWidth, DilationWidth);

    private int OutputSize(int input, int kernel, int stride, int dilation)
    {
        int reach = (kernel - 1) * dilation + 1;
        int span = Same ? input + stride - 1 : input + stride - reach;
        return span < 0 ? 0 : span / stride;
    }

    private int Pad(int input, int kernel, int stride, int dilation)
    {
        if (!Same)
            return 0;
        int reach = (kernel - 1) * dilation + 1;
        int total = (OutputSize(input, kernel, stride, dilation) - 1) * stride + reach - input;
        return total > 0 ? total / 2 : 0;
    }
}
