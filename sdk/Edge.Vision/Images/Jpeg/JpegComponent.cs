namespace Edge.Vision.Images.Jpeg;

/// <summary>One colour of a JPEG frame: its sampling and its coefficients.</summary>
/// <param name="id">Its identifier in the file.</param>
/// <param name="across">Samples across in a unit of the frame, 1 to 4.</param>
/// <param name="down">Samples down in a unit of the frame, 1 to 4.</param>
/// <param name="table">Number of its quantisation table.</param>
internal sealed class JpegComponent(int id, int across, int down, int table)
{
    /// <summary>Its identifier in the file.</summary>
    public int Id => id;

    /// <summary>Samples across in a unit of the frame.</summary>
    public int Across => across;

    /// <summary>Samples down in a unit of the frame.</summary>
    public int Down => down;

    /// <summary>Number of its quantisation table.</summary>
    public int Table => table;

    /// <summary>Blocks across that hold a part of the picture.</summary>
    public int UsedBlocksAcross { get; private set; }

    /// <summary>Blocks down that hold a part of the picture.</summary>
    public int UsedBlocksDown { get; private set; }

    /// <summary>Blocks across, those that fill up units included.</summary>
    public int BlocksAcross { get; private set; }

    /// <summary>Blocks down, those that fill up units included.</summary>
    public int BlocksDown { get; private set; }

    /// <summary>64 coefficients a block, in the order of the file (zigzag).</summary>
    public short[] Coefficients { get; private set; } = [];

    /// <summary>The steps of its coefficients, in the order of the file; those that stand when its first scan begins.</summary>
    public ushort[]? Steps { get; set; }

    /// <summary>The last DC coefficient of the scan.</summary>
    public int LastDc { get; set; }

    /// <summary>Computes the numbers of blocks; takes no memory yet.</summary>
    public void Measure(int width, int height, int maxAcross, int maxDown)
    {
        UsedBlocksAcross = CeilingOf(CeilingOf(width * across, maxAcross), 8);
        UsedBlocksDown = CeilingOf(CeilingOf(height * down, maxDown), 8);
        BlocksAcross = CeilingOf(width, 8 * maxAcross) * across;
        BlocksDown = CeilingOf(height, 8 * maxDown) * down;
    }

    /// <summary>Takes the memory of the coefficients.</summary>
    public void Allocate() => Coefficients = new short[64L * BlocksAcross * BlocksDown];

    private static int CeilingOf(int value, int divisor) => (value + divisor - 1) / divisor;
}
