namespace Edge.Inference.Engine.Kernels;

/// <summary>A pool of any window.</summary>
internal struct PoolPlan
{
    /// <summary>Rows of the picture.</summary>
    public int Height;

    /// <summary>Columns of the picture.</summary>
    public int Width;

    /// <summary>Channels.</summary>
    public int Channels;

    /// <summary>Rows of the output.</summary>
    public int OutputHeight;

    /// <summary>Columns of the output.</summary>
    public int OutputWidth;

    /// <summary>Rows of the window.</summary>
    public int WindowHeight;

    /// <summary>Columns of the window.</summary>
    public int WindowWidth;

    /// <summary>Rows from a window to the one below.</summary>
    public int StrideHeight;

    /// <summary>Columns from a window to the next.</summary>
    public int StrideWidth;

    /// <summary>Rows of padding above.</summary>
    public int PadTop;

    /// <summary>Columns of padding on the left.</summary>
    public int PadLeft;

    /// <summary>Smallest output.</summary>
    public sbyte Min;

    /// <summary>Largest output.</summary>
    public sbyte Max;
}
