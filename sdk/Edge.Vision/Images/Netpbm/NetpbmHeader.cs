namespace Edge.Vision.Images.Netpbm;

/// <summary>The header of a PBM, PGM or PPM file: format P1 to P6, size and the sample that means white.</summary>
internal readonly record struct NetpbmHeader(int Format, int Width, int Height, int Maximum)
{
    /// <summary>Whether samples are decimal text.</summary>
    public bool IsText => Format <= 3;

    /// <summary>Whether this is a bitmap, where 1 is black.</summary>
    public bool IsBitmap => Format is 1 or 4;

    /// <summary>Samples of one pixel.</summary>
    public int Channels => Format is 3 or 6 ? 3 : 1;
}
