namespace Edge.Inference.Engine.Kernels;

/// <summary>How a picture is copied for tile loops: in the form's format and with its padding written out, so that the loops have no borders.</summary>
internal struct PicturePlan
{
    /// <summary>Rows of the picture.</summary>
    public int Height;

    /// <summary>Columns of the picture.</summary>
    public int Width;

    /// <summary>Channels of the picture.</summary>
    public int Channels;

    /// <summary>Rows of padding above.</summary>
    public int PadTop;

    /// <summary>Columns of padding on the left, at most <see cref="Columns"/>.</summary>
    public int PadLeft;

    /// <summary>Rows of the copy.</summary>
    public int Rows;

    /// <summary>Columns of the copy.</summary>
    public int Columns;

    /// <summary>How activations are written.</summary>
    public ActivationFormat Format;

    /// <summary>Zero point of the picture: what padding is.</summary>
    public int ZeroPoint;

    /// <summary>Bytes of an activation of the copy.</summary>
    public readonly int ActivationBytes => Format == ActivationFormat.Centred16 ? 2 : 1;

    /// <summary>Bytes of a cell of the copy.</summary>
    public readonly int CellBytes => Channels * ActivationBytes;

    /// <summary>Bytes of a row of the copy.</summary>
    public readonly nint RowBytes => (nint)Columns * CellBytes;

    /// <summary>Bytes of the copy.</summary>
    public readonly nint Bytes => Rows * RowBytes;
}
