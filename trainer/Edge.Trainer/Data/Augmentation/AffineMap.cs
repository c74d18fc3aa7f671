using System;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Data.Augmentation;

/// <summary>Where a target pixel comes from: source x = XX dx + XY dy, source y = YX dx + YY dy, with distances from the shifted centre.</summary>
internal readonly record struct AffineMap(float XX, float XY, float YX, float YY, float ShiftX, float ShiftY)
{
    /// <summary>Draws a rotation, shear, zoom and shift; the map is the inverse of rotation * shear * zoom.</summary>
    public static AffineMap Draw(AugmentationSpec spec, SplitMix64 random)
    {
        float angle = Even(ref random, spec.Rotation) * (MathF.PI / 180);
        float shear = MathF.Tan(Even(ref random, spec.Shear) * (MathF.PI / 180));
        float zoomX = 1 + Even(ref random, spec.Zoom), zoomY = 1 + Even(ref random, spec.Zoom);
        float shiftX = Even(ref random, spec.Shift), shiftY = Even(ref random, spec.Shift);
        (float sin, float cos) = MathF.SinCos(angle);
        return new AffineMap((cos - (shear * -sin)) / zoomX, (sin - (shear * cos)) / zoomX, -sin / zoomY, cos / zoomY, shiftX, shiftY);
    }

    private static float Even(ref SplitMix64 random, float limit) => random.NextSingle(-limit, limit);
}
