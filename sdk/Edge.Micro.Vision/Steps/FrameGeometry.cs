namespace Edge.Micro.Vision.Steps;

/// <summary>What follows from a frame's size alone: its cells, and how much is kept of what is found in it.</summary>
internal sealed class FrameGeometry
{
    /// <summary>Longest side, in pixels, up to which cells are 8 pixels wide and <see cref="PixelScanner"/> itself can be used.</summary>
    public const int MaxSmallSide = 320;

    /// <summary>Longest side, in pixels, up to which a picture is taken as already cropped to one digit, which may then touch the border.</summary>
    public const int MaxCroppedSide = 64;

    // A picture with more runs than a digit on any tidy paper could have is a texture; this also bounds the memory.
    private const int PixelsPerRun = 12;
    private const int MinimumRuns = 512;
    private const int RunsPerComponent = 3;

    /// <summary>Makes the geometry of frames of one size.</summary>
    public FrameGeometry(int width, int height)
    {
        int longest = width > height ? width : height;
        Width = width;
        Height = height;
        CellShift = 3;
        Columns = (width + (1 << CellShift) - 1) >> CellShift;
        Rows = (height + (1 << CellShift) - 1) >> CellShift;
        Segments = (width + 7) >> 3;
        IsCropped = longest <= MaxCroppedSide;
        int runs = width * height / PixelsPerRun;
        RunCapacity = runs < MinimumRuns ? MinimumRuns : runs;
        ComponentCapacity = RunCapacity / RunsPerComponent;
        StrokeCapacity = longest <= MaxSmallSide ? 48 : 512;
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Binary logarithm of a cell's side in pixels: 3, or 4 in large frames.</summary>
    public int CellShift { get; }

    /// <summary>Cells in a row; the last one may be narrower.</summary>
    public int Columns { get; }

    /// <summary>Cells in a column; the last one may be lower.</summary>
    public int Rows { get; }

    /// <summary>Bytes of eight pixels each in a row of the ink's bits.</summary>
    public int Segments { get; }

    /// <summary>Whether the picture is taken as cropped to one digit.</summary>
    public bool IsCropped { get; }

    /// <summary>The most runs of ink.</summary>
    public int RunCapacity { get; }

    /// <summary>The most connected patches of ink.</summary>
    public int ComponentCapacity { get; }

    /// <summary>The most patches that are looked at as strokes.</summary>
    public int StrokeCapacity { get; }
}
