using System;

namespace Edge.Photographs.Objects;

/// <summary>An ellipse with soft edges and round shading, in the picture: eyes, heads, fingertips, stains.</summary>
/// <param name="X">Middle, in pixels of the picture.</param>
/// <param name="Y">Middle, in pixels of the picture.</param>
/// <param name="RadiusX">Half its width before it is turned.</param>
/// <param name="RadiusY">Half its height before it is turned.</param>
/// <param name="Turn">How far it is turned, in radians.</param>
internal readonly record struct SoftEllipse(float X, float Y, float RadiusX, float RadiusY, float Turn = 0)
{
    /// <summary>Paints it.</summary>
    /// <param name="canvas">The picture.</param>
    /// <param name="colour">Its colour in the middle.</param>
    /// <param name="edge">Width of its edge as a share of its size.</param>
    /// <param name="round">How much darker it is at its edge, as a share.</param>
    public void Paint(Canvas canvas, Colour colour, float edge, float round)
    {
        (float sine, float cosine) = MathF.SinCos(Turn);
        float reach = Math.Max(RadiusX, RadiusY) * (1 + edge);
        int left = (int)Math.Clamp(X - reach, 0, canvas.Width), right = (int)Math.Clamp(X + reach + 1, 0, canvas.Width);
        int top = (int)Math.Clamp(Y - reach, 0, canvas.Height), bottom = (int)Math.Clamp(Y + reach + 1, 0, canvas.Height);
        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++)
            {
                float dx = x - X, dy = y - Y;
                float p = ((cosine * dx) + (sine * dy)) / RadiusX, q = ((cosine * dy) - (sine * dx)) / RadiusY;
                float radius = MathF.Sqrt((p * p) + (q * q));
                float cover = Math.Clamp(((1 - radius) / edge) + 0.5f, 0, 1);
                if (cover > 0)
                    canvas.Cover((y * canvas.Width) + x, colour.Times(1 - (round * Math.Min(1, radius * radius))), cover);
            }
    }
}
