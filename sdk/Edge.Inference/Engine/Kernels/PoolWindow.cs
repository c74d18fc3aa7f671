namespace Edge.Inference.Engine.Kernels;

/// <summary>The cells of one window that are inside the picture.</summary>
internal struct PoolWindow
{
    /// <summary>Rows, at least 1.</summary>
    public int Rows;

    /// <summary>Columns, at least 1.</summary>
    public int Columns;

    /// <summary>Elements from a cell to its right neighbour.</summary>
    public nint ColumnStep;

    /// <summary>Elements from a cell to the one below.</summary>
    public nint RowStep;
}
