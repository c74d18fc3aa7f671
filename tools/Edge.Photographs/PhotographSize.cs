namespace Edge.Photographs;

/// <summary>Sizes of photographs in pixels.</summary>
internal static class PhotographSize
{
    /// <summary>The least side.</summary>
    public const int Least = 64;

    /// <summary>The most that a side may be.</summary>
    public const int Most = 4096;

    /// <summary>A digit lower than this counts as small.</summary>
    public const float SmallDigit = 28;

    private static readonly (int, int)[] One =
        [(96, 96), (96, 96), (128, 96), (160, 120), (160, 120), (240, 240), (320, 240), (320, 240), (320, 240), (240, 320), (640, 480), (640, 480)];

    private static readonly (int, int)[] Several = [(320, 240), (480, 320), (640, 480), (640, 480), (480, 640), (800, 600)];

    /// <summary>Chooses by lot.</summary>
    public static (int Width, int Height) Draw(SeededRandom random, bool several) => random.Pick<(int, int)>(several ? Several : One);
}
