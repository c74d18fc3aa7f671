using System;

namespace Edge.Vision.Steps;

/// <summary>The picture as a coarse grid of cell means, in sixteenths of a grey level: enough for lighting, and little to compute.</summary>
internal sealed class CellGrid
{
    /// <summary>Longest side of the grid in cells.</summary>
    public const int MaxSide = 96;

    /// <summary>Binary logarithm of <see cref="Scale"/>.</summary>
    public const int ScaleShift = 4;

    /// <summary>Units of a grey level in <see cref="Means"/>.</summary>
    public const int Scale = 1 << ScaleShift;

    /// <summary>Makes the grid of pictures of one size.</summary>
    public CellGrid(int width, int height)
    {
        // Cells are a power of two wide, so that interpolating between them needs no division.
        while ((Math.Max(width, height) + (1 << CellShift) - 1) >> CellShift > MaxSide)
            CellShift++;
        Width = (width + (1 << CellShift) - 1) >> CellShift;
        Height = (height + (1 << CellShift) - 1) >> CellShift;
        Means = new int[Width * Height];
    }

    /// <summary>Binary logarithm of a cell's side in pixels.</summary>
    public int CellShift { get; }

    /// <summary>Width in cells.</summary>
    public int Width { get; }

    /// <summary>Height in cells.</summary>
    public int Height { get; }

    /// <summary>Mean of every cell times <see cref="Scale"/>, row by row.</summary>
    public int[] Means { get; }

    /// <summary>Computes the means of a picture.</summary>
    public void Compute(GrayImage image)
    {
        int side = 1 << CellShift;
        for (int row = 0; row < Height; row++)
        {
            Span<int> target = Means.AsSpan(row * Width, Width);
            target.Clear();
            int bottom = Math.Min((row + 1) * side, image.Height);
            for (int y = row * side; y < bottom; y++)
            {
                ReadOnlySpan<byte> line = image.Pixels.AsSpan(y * image.Width, image.Width);
                for (int x = 0; x < line.Length; x++)
                    target[x >> CellShift] += line[x];
            }
            int rows = bottom - (row * side);
            for (int column = 0; column < Width; column++)
            {
                int columns = Math.Min((column + 1) * side, image.Width) - (column * side);
                target[column] = target[column] * Scale / (rows * columns);
            }
        }
    }
}
