using System;
using System.Numerics;
using Edge.Trainer.Numerics;

namespace Edge.Trainer.Data.Augmentation;

/// <summary>What a camera's light and the vision that removes it leave in an image of light ink on dark paper.</summary>
/// <remarks>
/// <para>With ink v, strength s, random numbers u of [-1, 1] and w of [0, 1), and X, Y from -1 to 1 across the image:</para>
/// <para>the curve of camera and pen, v + 0.9 s u v (1 - v); brightness of the strokes, times 1 - 0.6 s w + 0.3 s w, a slope of up to
/// 0.5 s across the image and a smooth unevenness of 0.25 s w, where what exceeds full ink saturates; paper of up to 0.25 s with a slope
/// of as much, through which ink shines; up to three specks of a pixel or two; and last, after the noise, a cut of up to 0.4 s below
/// which all is paper, as vision does it: so paper may be clean, or stay in a corner.</para>
/// </remarks>
internal sealed class Lighting
{
    private const float Curve = 0.9f;
    private const float Weaker = 0.6f;
    private const float Stronger = 0.3f;
    private const float Slope = 0.5f;
    private const float Unevenness = 0.25f;
    private const float Paper = 0.25f;
    private const float Cut = 0.4f;
    private const int Specks = 3;

    // A stroke's brightness changes along a few pixels.
    private const float UnevenPixels = 5;

    private readonly SmoothField _uneven;
    private readonly float[] _across;
    private readonly int _height;
    private readonly int _width;

    /// <summary>Makes room for one image.</summary>
    public Lighting(int height, int width)
    {
        (_height, _width) = (height, width);
        _uneven = new SmoothField(height, width, UnevenPixels);
        _across = new float[width + Plane.Margin];
        for (int x = 0; x < _across.Length; x++)
            _across[x] = Position(x, width);
    }

    /// <summary>Changes an image; all its channels alike.</summary>
    /// <param name="planes">The channels; receive the result.</param>
    /// <param name="random">The random numbers.</param>
    /// <param name="limit">The largest strength.</param>
    /// <returns>The level below which all is paper.</returns>
    public float Apply(ReadOnlySpan<Plane> planes, ref SplitMix64 random, float limit)
    {
        float s = AugmentationKey.Strength(ref random, limit);
        float curve = Curve * s * random.NextSingle(-1, 1);
        float gain = 1 - (Weaker * s * random.NextSingle()) + (Stronger * s * random.NextSingle());
        (float gainX, float gainY) = Direction(ref random, Slope * s);
        float uneven = Unevenness * s * random.NextSingle();
        float paper = Paper * s * random.NextSingle();
        (float paperX, float paperY) = Direction(ref random, Paper * s);
        float cut = Cut * s * random.NextSingle();
        _uneven.Draw(ref random);
        // Lanes beyond a row's end must hold numbers of the image: what earlier images left there could be slow, denormal numbers.
        foreach (Plane plane in planes)
            plane.ExtendRows();
        for (int y = 0; y < _height; y++)
        {
            float down = Position(y, _height);
            Vector<float> gains = new(gain + (gainY * down)), papers = new(paper + (paperY * down));
            for (int x = 0; x < _width; x += Vector<float>.Count)
            {
                var across = new Vector<float>(_across, x);
                Vector<float> light = Vector.Max(gains + (across * gainX) + (_uneven.At(y, x) * uneven), Vector<float>.Zero);
                Vector<float> ground = Vector.Min(Vector.Max(papers + (across * paperX), Vector<float>.Zero), Vector<float>.One);
                foreach (Plane plane in planes)
                {
                    ref float line = ref plane.Row(y);
                    Vector<float> ink = Vector.LoadUnsafe(ref line, (nuint)x);
                    ink += ink * (Vector<float>.One - ink) * curve;
                    ink = Vector.Min(ink * light, Vector<float>.One);
                    (ground + (ink * (Vector<float>.One - ground))).StoreUnsafe(ref line, (nuint)x);
                }
            }
        }
        DrawSpecks(planes, ref random, s);
        return cut;
    }

    private static float Position(int place, int size) => size == 1 ? 0 : ((2f * place) / (size - 1)) - 1;

    private static (float X, float Y) Direction(ref SplitMix64 random, float limit)
    {
        float length = limit * random.NextSingle();
        (float sin, float cos) = MathF.SinCos(random.NextSingle() * (2 * MathF.PI));
        return (length * cos, length * sin);
    }

    private void DrawSpecks(ReadOnlySpan<Plane> planes, ref SplitMix64 random, float s)
    {
        int count = (int)((Specks + 1) * s * random.NextSingle());
        for (int i = 0; i < count; i++)
        {
            float x = random.NextSingle() * (_width - 1), y = random.NextSingle() * (_height - 1), level = random.NextSingle(0.1f, 0.7f);
            int left = (int)x, top = (int)y;
            for (int corner = 0; corner < 4; corner++)
            {
                int column = left + (corner & 1), row = top + (corner >> 1);
                if (column >= _width || row >= _height)
                    continue;
                float near = (1 - MathF.Abs(x - column)) * (1 - MathF.Abs(y - row));
                foreach (Plane plane in planes)
                {
                    ref float pixel = ref plane.Line(row)[column];
                    pixel += level * near * (1 - pixel);
                }
            }
        }
    }
}
