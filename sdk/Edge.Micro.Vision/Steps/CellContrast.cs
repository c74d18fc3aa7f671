using System;

namespace Edge.Micro.Vision.Steps;

/// <summary>How much darker than their paper the darkest pixels of cells are, and which cells lie beside such.</summary>
internal sealed class CellContrast
{
    /// <summary>Binary logarithm of what stands for the whole of the paper's grey.</summary>
    public const int Unit = 8;

    private readonly FrameGeometry _geometry;

    /// <summary>Makes room for the cells of frames of one size.</summary>
    public CellContrast(FrameGeometry geometry)
    {
        _geometry = geometry;
        Contrast = new int[geometry.Columns * geometry.Rows];
        Near = new bool[geometry.Columns * geometry.Rows];
    }

    /// <summary>The contrast of every cell in 256ths of its paper, 0 where it has no dark pixel.</summary>
    public int[] Contrast { get; }

    /// <summary>Whether a cell has a dark pixel or lies beside one that has. A stroke goes on, fainter, around its dark pixels; no other cell holds ink,
    /// however dark its surroundings are.</summary>
    public bool[] Near { get; }

    /// <summary>Number of cells with a dark pixel.</summary>
    public int DarkCells { get; private set; }

    /// <summary>Computes all of them.</summary>
    /// <param name="darkest">The darkest pixel of every cell that has one, else 256.</param>
    /// <param name="paper">The paper's grey in every cell.</param>
    /// <returns>The strongest contrast.</returns>
    public int Compute(int[] darkest, int[] paper)
    {
        int[] contrast = Contrast;
        int strongest = 0;
        int darkCells = 0;
        for (int i = 0; i < contrast.Length; i++)
        {
            int dark = darkest[i];
            int share = 0;
            if (dark < 256)
            {
                darkCells++;
                share = ((paper[i] - dark) << Unit) / paper[i];
                if (share > strongest)
                    strongest = share;
            }
            contrast[i] = share;
        }
        DarkCells = darkCells;
        if (darkCells > 0)
            MarkNear(darkest);
        return strongest;
    }

    private void MarkNear(int[] darkest)
    {
        bool[] near = Near;
        Array.Clear(near, 0, near.Length);
        int columns = _geometry.Columns;
        int rows = _geometry.Rows;
        int i = 0;
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < columns; column++)
            {
                if (darkest[i++] == 256)
                    continue;
                int cell = i - 1;
                near[cell] = true;
                if (column > 0)
                    near[cell - 1] = true;
                if (column + 1 < columns)
                    near[i] = true;
                if (row > 0)
                    near[cell - columns] = true;
                if (row + 1 < rows)
                    near[cell + columns] = true;
            }
    }
}
