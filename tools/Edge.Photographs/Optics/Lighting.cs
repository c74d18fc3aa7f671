using System;

namespace Edge.Photographs.Optics;

/// <summary>Light on the scene: a lamp's fall-off and colour, the lens's vignette, shadows, gloss.</summary>
internal sealed class Lighting
{
    private const int Cells = 40;

    private readonly float[] _grid = new float[(Cells + 1) * (Cells + 1)];
    private readonly Colour _lamp;
    private readonly float _slopeX;
    private readonly float _slopeY;
    private readonly float _curve;
    private readonly float _vignette;
    private readonly Shadow[] _shadows;
    private readonly (float X, float Y, float Size, float Strength) _gloss;

    /// <summary>Chooses light by lot.</summary>
    public Lighting(SeededRandom random, PhotographSetting setting, Canvas canvas, float gloss)
    {
        float gradient = random.Between(0, setting.Gradient);
        (float sine, float cosine) = MathF.SinCos(random.Around(MathF.PI));
        (_slopeX, _slopeY) = (gradient * cosine, gradient * sine);
        _curve = random.Around(gradient) * 0.5f;
        _vignette = random.Between(0, 0.2f);
        float warmth = random.Around(0.12f);
        _lamp = new Colour(1 + warmth, 1, 1 - warmth);
        _shadows = new Shadow[random.Chance(setting.Shadow) ? random.Whole(1, 2) : 0];
        for (int i = 0; i < _shadows.Length; i++)
            _shadows[i] = Shadow.Draw(random, setting, canvas);
        _gloss = (random.Around(0.5f), random.Around(0.5f), random.Between(0.08f, 0.3f), random.Chance(0.5) ? gloss : 0);
        Disturbances = (_shadows.Length > 0 ? Disturbances.Shadow : 0) | (gradient > 0.33f ? Disturbances.Gradient : 0);
    }

    /// <summary>What of it is hard.</summary>
    public Disturbances Disturbances { get; }

    /// <summary>Turns reflectance into light.</summary>
    public void Apply(Canvas canvas)
    {
        // Lamps and lenses are smooth: a grid, bilinear between its points, is enough. Shadows have edges.
        for (int row = 0; row <= Cells; row++)
            for (int column = 0; column <= Cells; column++)
                _grid[(row * (Cells + 1)) + column] = Smooth(((float)column / Cells) - 0.5f, ((float)row / Cells) - 0.5f);
        for (int y = 0, i = 0; y < canvas.Height; y++)
            for (int x = 0; x < canvas.Width; x++, i++)
            {
                float light = Grid((x + 0.5f) / canvas.Width * Cells, (y + 0.5f) / canvas.Height * Cells);
                foreach (Shadow shadow in _shadows)
                    light *= shadow.Light(x, y);
                canvas.Red[i] *= light * _lamp.Red;
                canvas.Green[i] *= light * _lamp.Green;
                canvas.Blue[i] *= light * _lamp.Blue;
            }
        if (_gloss.Strength > 0)
            Shine(canvas);
    }

    private float Smooth(float x, float y) =>
        Math.Max(0.1f, 1 + (_slopeX * x) + (_slopeY * y) + (_curve * ((4 * x * x) - 0.5f))) * (1 - (_vignette * ((x * x) + (y * y)) * 2));

    private float Grid(float x, float y)
    {
        int column = (int)x, row = (int)y;
        float a = x - column, b = y - row;
        int i = (row * (Cells + 1)) + column;
        float top = _grid[i] + (a * (_grid[i + 1] - _grid[i])), bottom = _grid[i + Cells + 1] + (a * (_grid[i + Cells + 2] - _grid[i + Cells + 1]));
        return top + (b * (bottom - top));
    }

    private void Shine(Canvas canvas)
    {
        float size = _gloss.Size * canvas.Side;
        float x0 = (_gloss.X + 0.5f) * canvas.Width, y0 = (_gloss.Y + 0.5f) * canvas.Height;
        for (int y = 0, i = 0; y < canvas.Height; y++)
            for (int x = 0; x < canvas.Width; x++, i++)
            {
                float square = (((x - x0) * (x - x0)) + ((y - y0) * (y - y0))) / (size * size);
                float light = square < 9 ? _gloss.Strength * MathF.Exp(-square) : 0;
                canvas.Red[i] += light;
                canvas.Green[i] += light;
                canvas.Blue[i] += light;
            }
    }
}
