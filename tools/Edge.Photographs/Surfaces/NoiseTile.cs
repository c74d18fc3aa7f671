using System;

namespace Edge.Photographs.Surfaces;

/// <summary>Smooth noise of mean 0 and deviation 1 that repeats without a seam: the grain of paper, of wood, of clouds of dirt.</summary>
internal sealed class NoiseTile
{
    private const int Side = 256;

    private readonly float[] _cells = new float[Side * Side];

    /// <summary>Makes a tile: noise on coarse grids, interpolated; each finer grid counts half as much as the one before.</summary>
    /// <param name="stream">The lot.</param>
    /// <param name="stepX">Columns between the coarsest grid's points, a power of two.</param>
    /// <param name="stepY">Rows between the coarsest grid's points, a power of two.</param>
    /// <param name="octaves">Number of grids.</param>
    private NoiseTile(int stream, int stepX, int stepY, int octaves)
    {
        var random = new SeededRandom(7, stream);
        float weight = 1;
        for (int octave = 0; octave < octaves; octave++, weight /= 2)
            Add(random, Math.Max(1, stepX >> octave), Math.Max(1, stepY >> octave), weight);
        Normalise();
    }

    /// <summary>Fibres of paper: two pixels wide.</summary>
    public static NoiseTile Paper { get; } = new(1, 2, 2, 2);

    /// <summary>Unevenness some pixels wide.</summary>
    public static NoiseTile Soft { get; } = new(2, 16, 16, 3);

    /// <summary>Clouds: dirt, wiped chalk, folds.</summary>
    public static NoiseTile Cloud { get; } = new(3, 64, 64, 4);

    /// <summary>Wood: long along one side.</summary>
    public static NoiseTile Wood { get; } = new(4, 128, 8, 4);

    /// <summary>The noise at a place.</summary>
    public float At(float u, float v) => _cells[(((int)MathF.Floor(v) & (Side - 1)) * Side) + ((int)MathF.Floor(u) & (Side - 1))];

    private void Add(SeededRandom random, int stepX, int stepY, float weight)
    {
        int columns = Side / stepX, rows = Side / stepY;
        var grid = new float[columns * rows];
        for (int i = 0; i < grid.Length; i++)
            grid[i] = random.Normal() * weight;
        for (int y = 0; y < Side; y++)
            for (int x = 0; x < Side; x++)
            {
                int column = x / stepX, row = y / stepY;
                float a = Smooth((float)(x % stepX) / stepX), b = Smooth((float)(y % stepY) / stepY);
                int right = (column + 1) % columns, below = (row + 1) % rows * columns;
                row *= columns;
                float top = grid[row + column] + (a * (grid[row + right] - grid[row + column]));
                float bottom = grid[below + column] + (a * (grid[below + right] - grid[below + column]));
                _cells[(y * Side) + x] += top + (b * (bottom - top));
            }
    }

    private void Normalise()
    {
        double sum = 0, squares = 0;
        foreach (float cell in _cells)
            (sum, squares) = (sum + cell, squares + (cell * cell));
        float mean = (float)(sum / _cells.Length), deviation = (float)Math.Sqrt((squares / _cells.Length) - (mean * mean));
        for (int i = 0; i < _cells.Length; i++)
            _cells[i] = Math.Clamp((_cells[i] - mean) / deviation, -2.5f, 2.5f);
    }

    private static float Smooth(float t) => t * t * (3 - (2 * t));
}
