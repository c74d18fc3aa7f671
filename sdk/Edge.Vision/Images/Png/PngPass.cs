namespace Edge.Vision.Images.Png;

/// <summary>One pass of a picture: which pixels it holds. A picture without interlacing is one pass of all pixels.</summary>
internal readonly record struct PngPass(int StartX, int StartY, int StepX, int StepY)
{
    private static readonly PngPass[] Whole = [new(0, 0, 1, 1)];

    // Adam7 (ISO/IEC 15948, 8.2).
    private static readonly PngPass[] Adam7 =
    [
        new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2), new(0, 1, 1, 2),
    ];

    /// <summary>The passes of a picture.</summary>
    public static PngPass[] Of(PngHeader header) => header.Interlaced ? Adam7 : Whole;

    /// <summary>Pixels in a row of this pass.</summary>
    public int Columns(int width) => (width - StartX + StepX - 1) / StepX;

    /// <summary>Rows of this pass.</summary>
    public int Rows(int height) => (height - StartY + StepY - 1) / StepY;
}
