namespace Edge.Trainer.Recipes;

/// <summary>The random affine change of every training image; each value is drawn evenly from plus to minus the limit.</summary>
public sealed record AugmentationSpec
{
    /// <summary>Largest rotation, in degrees.</summary>
    public float Rotation { get; init; }

    /// <summary>Largest shift along each axis, in pixels.</summary>
    public float Shift { get; init; }

    /// <summary>Largest horizontal shear, in degrees.</summary>
    public float Shear { get; init; }

    /// <summary>Largest change of size along each axis: 0.1 is from 90 % to 110 %, drawn for each axis.</summary>
    public float Zoom { get; init; }
}
