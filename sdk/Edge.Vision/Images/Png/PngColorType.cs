namespace Edge.Vision.Images.Png;

/// <summary>The colour types of PNG (ISO/IEC 15948, 11.2.2).</summary>
internal enum PngColorType
{
    /// <summary>Grey.</summary>
    Gray = 0,

    /// <summary>Red, green, blue.</summary>
    Rgb = 2,

    /// <summary>Index into a palette.</summary>
    Palette = 3,

    /// <summary>Grey and alpha.</summary>
    GrayAlpha = 4,

    /// <summary>Red, green, blue and alpha.</summary>
    Rgba = 6,
}
