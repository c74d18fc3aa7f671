using System;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Data;

/// <summary>A random affine change of an image about its centre, with bilinear sampling; what comes from outside is background (0).</summary>
public static class AffineAugmentation
{
    /// <summary>Writes the changed image as floats, pixel / 255.</summary>
    /// <param name="spec">The limits.</param>
    /// <param name="random">The sample's own random numbers.</param>
    /// <param name="image">The pixels, row by row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <param name="target">Receives as many values.</param>
    public static void Apply(AugmentationSpec spec, ref SplitMix64 random, ReadOnlySpan<byte> image, int height, int width, Span<float> target)
    {
        float angle = Limit(ref random, spec.Rotation) * (MathF.PI / 180);
        float shear = MathF.Tan(Limit(ref random, spec.Shear) * (MathF.PI / 180));
        float zoomX = 1 + Limit(ref random, spec.Zoom), zoomY = 1 + Limit(ref random, spec.Zoom);
        float shiftX = Limit(ref random, spec.Shift), shiftY = Limit(ref random, spec.Shift);
        // A target pixel asks where it comes from: the inverse of rotation * shear * zoom.
        (float sin, float cos) = MathF.SinCos(angle);
        float xx = (cos - (shear * -sin)) / zoomX, xy = (sin - (shear * cos)) / zoomX;
        float yx = -sin / zoomY, yy = cos / zoomY;
        float centreX = (width - 1) / 2f, centreY = (height - 1) / 2f;
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                float dx = x - centreX - shiftX, dy = y - centreY - shiftY;
                float fromX = (xx * dx) + (xy * dy) + centreX, fromY = (yx * dx) + (yy * dy) + centreY;
                target[(y * width) + x] = Sample(image, height, width, fromX, fromY) * (1f / 255);
            }
    }

    private static float Limit(ref SplitMix64 random, float limit) => random.NextSingle(-limit, limit);

    private static float Sample(ReadOnlySpan<byte> image, int height, int width, float x, float y)
    {
        if (!(x > -1 && y > -1 && x < width && y < height))
            return 0;
        int left = (int)MathF.Floor(x), top = (int)MathF.Floor(y);
        float right = x - left, bottom = y - top;
        float upper = (Pixel(image, height, width, left, top) * (1 - right)) + (Pixel(image, height, width, left + 1, top) * right);
        float lower = (Pixel(image, height, width, left, top + 1) * (1 - right)) + (Pixel(image, height, width, left + 1, top + 1) * right);
        return (upper * (1 - bottom)) + (lower * bottom);
    }

    private static float Pixel(ReadOnlySpan<byte> image, int height, int width, int x, int y) =>
        (uint)x < (uint)width && (uint)y < (uint)height ? image[(y * width) + x] : 0;
}
