namespace Edge.Micro.Vision.Steps;

/// <summary>How far from the ends of its runs a stroke is all ink and the paper beside it all paper, whatever the lens's blur.</summary>
internal static class EdgeReach
{
    // Two pixels, or of large ink this share (1 / n) of the longer side.
    private const int Least = 2;
    private const int Share = 16;

    /// <summary>The distance in pixels.</summary>
    /// <param name="width">Width of the ink's box.</param>
    /// <param name="height">Height of it.</param>
    public static int Of(int width, int height)
    {
        int reach = (width > height ? width : height) / Share;
        return reach < Least ? Least : reach;
    }
}
