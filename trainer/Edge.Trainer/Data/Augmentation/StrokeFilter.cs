using System;
using System.Numerics;

namespace Edge.Trainer.Data.Augmentation;

/// <summary>Makes light strokes thicker or thinner: grey dilation or erosion by a disc whose radius may be a part of a pixel.</summary>
/// <remarks>
/// One step takes the greatest value at the centre and at eight places on a circle of radius up to 1, bilinear between pixels; larger
/// radii are several steps. Erosion is the dilation of the negative. It keeps at least half of the ink, so that a hairline does not vanish.
/// </remarks>
internal sealed class StrokeFilter(int height, int width)
{
    private const float LeastInk = 0.5f;

    private readonly Plane _kept = new(height, width);

    /// <summary>Changes the strokes.</summary>
    /// <param name="plane">The image; receives the result.</param>
    /// <param name="other">Scratch of the same size.</param>
    /// <param name="radius">Pixels that are added to (above 0) or taken from (below 0) either side of a stroke.</param>
    public void Apply(Plane plane, Plane other, float radius)
    {
        int steps = (int)MathF.Ceiling(MathF.Abs(radius));
        if (steps == 0)
            return;
        bool thinner = radius < 0;
        if (thinner)
            Combine(plane, plane, _kept, 1, 0);
        if (thinner)
            Combine(plane, plane, plane, -1, 0);
        Plane from = plane, to = other;
        for (int i = 0; i < steps; i++)
        {
            from.ExtendRows();
            Dilate(from, to, MathF.Abs(radius) / steps);
            (from, to) = (to, from);
        }
        if (!thinner)
        {
            if (from != plane)
                Combine(from, from, plane, 1, 0);
            return;
        }
        // t of the way from the image to its erosion leaves the least ink.
        float before = Sum(_kept), after = -Sum(from);
        float t = before - after > before * (1 - LeastInk) ? before * (1 - LeastInk) / (before - after) : 1;
        Combine(_kept, from, plane, 1 - t, -t);
    }

    private static void Dilate(Plane source, Plane target, float radius)
    {
        float diagonal = radius * MathF.Sqrt(0.5f), rest = 1 - diagonal;
        Vector<float> centreShare = new(rest * rest), sideShare = new(rest * diagonal), cornerShare = new(diagonal * diagonal), along = new(radius);
        for (int y = 0; y < source.Height; y++)
        {
            ref float above = ref source.Row(Math.Max(y - 1, 0));
            ref float here = ref source.Row(y);
            ref float below = ref source.Row(Math.Min(y + 1, source.Height - 1));
            ref float result = ref target.Row(y);
            for (int x = 0; x < source.Width; x += Vector<float>.Count)
            {
                Vector<float> centre = At(ref here, x), left = At(ref here, x - 1), right = At(ref here, x + 1), up = At(ref above, x), down = At(ref below, x);
                Vector<float> axis = Vector.Max(Vector.Max(left, right), Vector.Max(up, down));
                Vector<float> upLeft = ((up + left) * sideShare) + (At(ref above, x - 1) * cornerShare);
                Vector<float> upRight = ((up + right) * sideShare) + (At(ref above, x + 1) * cornerShare);
                Vector<float> downLeft = ((down + left) * sideShare) + (At(ref below, x - 1) * cornerShare);
                Vector<float> downRight = ((down + right) * sideShare) + (At(ref below, x + 1) * cornerShare);
                Vector<float> corner = Vector.Max(Vector.Max(upLeft, upRight), Vector.Max(downLeft, downRight)) + (centre * centreShare);
                Vector<float> largest = Vector.Max(centre, Vector.Max(centre + ((axis - centre) * along), corner));
                largest.StoreUnsafe(ref result, (nuint)x);
            }
        }
    }

    private static Vector<float> At(ref float line, int x) => Vector.LoadUnsafe(ref line, (nuint)(nint)x);

    // target = a * weightA + b * weightB
    private static void Combine(Plane a, Plane b, Plane target, float weightA, float weightB)
    {
        for (int y = 0; y < target.Height; y++)
            for (int x = 0; x < target.Width; x += Vector<float>.Count)
                ((At(ref a.Row(y), x) * weightA) + (At(ref b.Row(y), x) * weightB)).StoreUnsafe(ref target.Row(y), (nuint)x);
    }

    // Row by row in a fixed order: vectors of another width must give the same bits.
    private static float Sum(Plane plane)
    {
        float even = 0, odd = 0;
        for (int y = 0; y < plane.Height; y++)
        {
            ReadOnlySpan<float> line = plane.Line(y);
            int x = 0;
            for (; x + 1 < line.Length; x += 2)
                (even, odd) = (even + line[x], odd + line[x + 1]);
            if (x < line.Length)
                even += line[x];
        }
        return even + odd;
    }
}
