namespace Edge.DigitReader.Streams;

/// <summary>What the beginning of some bytes of a stream of JPEG pictures is.</summary>
internal enum JpegPart
{
    /// <summary>Not to be told yet: more bytes are needed.</summary>
    Unknown,

    /// <summary>A whole picture.</summary>
    Picture,

    /// <summary>No picture: what stands before one.</summary>
    Other,

    /// <summary>A picture that is cut short by another, or that is none on a closer look.</summary>
    Damaged,
}
