using System;

namespace Edge.Photographs.Pens;

/// <summary>A digit of the data set as a shape that can be drawn at any size with any pen: distances to its outline and to the middle of its strokes.</summary>
/// <remarks>
/// The image is enlarged by a cubic B-spline and cut at half ink. A thin pen would draw the middle of the strokes (the skeleton) with its own width;
/// what is thicker than a stroke, such as a loop filled by ink, keeps its core, so that a thin pen does not turn a 6 into a 1.
/// </remarks>
internal sealed class DigitShape
{
    /// <summary>Side of the data set's image in pixels.</summary>
    public const int Side = 28;

    private const int Zoom = 3;
    private const int Size = Side * Zoom;
    private const float HalfInk = 105;

    private readonly float[] _rows = new float[Side * Size];
    private readonly float[] _enlarged = new float[Size * Size];
    private readonly bool[] _ink = new bool[Size * Size];
    private readonly bool[] _skeleton = new bool[Size * Size];
    private readonly float[] _outline = new float[Size * Size];
    private readonly float[] _outside = new float[Size * Size];
    private readonly float[] _middle = new float[Size * Size];
    private readonly DistanceTransform _distances = new(Size);

    /// <summary>Half the mean width of a stroke, in pixels of the data set.</summary>
    public float HalfWidth { get; private set; }

    /// <summary>Takes an image.</summary>
    /// <param name="image">28 * 28 bytes, white ink (255) on black.</param>
    public void Load(ReadOnlySpan<byte> image)
    {
        Spline.Enlarge(image, Side, Zoom, _rows, _enlarged);
        for (int i = 0; i < _ink.Length; i++)
            _ink[i] = _enlarged[i] > HalfInk;
        Array.Copy(_ink, _skeleton, _ink.Length);
        Skeleton.Thin(_skeleton, Size);
        _distances.Compute(_ink, ofSet: false, _outline);
        _distances.Compute(_ink, ofSet: true, _outside);
        _distances.Compute(_skeleton, ofSet: true, _middle);
        float sum = 0;
        int count = 0;
        for (int i = 0; i < _ink.Length; i++)
        {
            if (_skeleton[i])
                (sum, count) = (sum + _outline[i], count + 1);
            // Between the two grids' edges lies the outline: half a cell from either.
            _outline[i] = (_ink[i] ? _outline[i] - 0.5f : 0.5f - _outside[i]) / Zoom;
            _middle[i] /= Zoom;
        }
        HalfWidth = count == 0 ? 0 : sum / count / Zoom;
    }

    /// <summary>How far inside of the pen's stroke a place is, in pixels of the data set; below 0 outside.</summary>
    /// <param name="column">The place, from the middle of the top left pixel.</param>
    /// <param name="row">The place, from the middle of the top left pixel.</param>
    /// <param name="thinning">How much the outline loses; below 0 it gains.</param>
    /// <param name="halfWidth">Half the least width of a stroke.</param>
    public float Inside(float column, float row, float thinning, float halfWidth)
    {
        float x = ((column + 0.5f) * Zoom) - 0.5f, y = ((row + 0.5f) * Zoom) - 0.5f;
        if (!(x >= 0 && y >= 0 && x < Size - 1 && y < Size - 1))
            return -Side;
        int i = ((int)y * Size) + (int)x;
        float a = x - (int)x, b = y - (int)y;
        return Math.Max(Between(_outline, i, a, b) - thinning, halfWidth - Between(_middle, i, a, b));
    }

    private static float Between(float[] map, int i, float a, float b)
    {
        float top = map[i] + (a * (map[i + 1] - map[i]));
        float bottom = map[i + Size] + (a * (map[i + Size + 1] - map[i + Size]));
        return top + (b * (bottom - top));
    }
}
