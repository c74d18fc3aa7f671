namespace Edge.Trainer.Data.Augmentation;

/// <summary>The effects, each with random numbers of its own.</summary>
internal enum Effect
{
    /// <summary>Rotation, shear, zoom and shift.</summary>
    Affine,

    /// <summary>Smooth displacement.</summary>
    Elastic,

    /// <summary>Thicker or thinner strokes.</summary>
    Stroke,

    /// <summary>Gaussian blur.</summary>
    Blur,

    /// <summary>What light does.</summary>
    Lighting,

    /// <summary>Noise of a sensor.</summary>
    Noise,
}
