namespace Edge.Photographs;

/// <summary>What a photograph shows that holds no digit.</summary>
public enum NonDigitKind
{
    /// <summary>Paper, board or screen with nothing on it, plain, ruled or squared.</summary>
    EmptyPaper,

    /// <summary>A handwritten letter, of those that a person does not read as a digit.</summary>
    Letter,

    /// <summary>A word or lines of printed text.</summary>
    Text,

    /// <summary>A drawn triangle, cross, arrow, star or the like. No plain circle: a person reads a 0.</summary>
    Shape,

    /// <summary>A face, drawn in lines or shaded.</summary>
    Face,

    /// <summary>A hand, or fingers before the lens.</summary>
    Hand,

    /// <summary>A scribble or hatching.</summary>
    Scribble,

    /// <summary>Sensor noise: a dark room, a covered lens.</summary>
    Noise,

    /// <summary>Edges of furniture, windows and walls.</summary>
    Furniture,

    /// <summary>A barcode or a square code.</summary>
    Barcode,
}
