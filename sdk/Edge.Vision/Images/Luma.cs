namespace Edge.Vision.Images;

/// <summary>Grey from colour by ITU-R BT.601 in whole numbers.</summary>
internal static class Luma
{
    // 0.299, 0.587 and 0.114 in 65536ths; they add up to 65536, so that grey stays grey exactly.
    private const int Red = 19595;
    private const int Green = 38470;
    private const int Blue = 7471;

    /// <summary>The grey of a colour, 0 to 255.</summary>
    public static byte Of(int red, int green, int blue) => (byte)(((red * Red) + (green * Green) + (blue * Blue) + 32768) >> 16);

    /// <summary>Grey of some opacity on white paper.</summary>
    public static byte OnWhite(int gray, int alpha) => (byte)(((gray * alpha) + (255 * (255 - alpha)) + 127) / 255);

    /// <summary>A sample of 0 to <paramref name="maximum"/> as 0 to 255, rounded.</summary>
    public static int Scale(int sample, int maximum) => ((sample * 255) + (maximum / 2)) / maximum;
}
