using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed.Layers.Convolution;

/// <summary>How 4 x 4 results at a time cover an image, and which 6 x 6 cells of the input each needs.</summary>
internal sealed unsafe class WinogradTiles
{
    /// <summary>Rows and columns of results in a tile.</summary>
    public const int OutputSize = 4;

    /// <summary>Rows and columns of the input that a tile needs.</summary>
    public const int InputSize = 6;

    private readonly ConvGeometry _geometry;
    private readonly int _columns;

    public WinogradTiles(ConvGeometry geometry)
    {
        _geometry = geometry;
        _columns = (geometry.Output.Width + OutputSize - 1) / OutputSize;
        Count = _columns * ((geometry.Output.Height + OutputSize - 1) / OutputSize);
    }

    /// <summary>The tiles of an image.</summary>
    public int Count { get; }

    /// <summary>Where the 36 cells of a tile's input are; those outside the image are at <paramref name="outside"/>.</summary>
    public void InputCells(int tile, float* image, float* outside, float** cells) =>
        Cells(_geometry.Input, (tile / _columns * OutputSize) - _geometry.Top, (tile % _columns * OutputSize) - _geometry.Left, InputSize, image, outside, cells);

    /// <summary>Where the 16 results of a tile are; those outside the image are at <paramref name="outside"/>.</summary>
    public void OutputCells(int tile, float* image, float* outside, float** cells) =>
        Cells(_geometry.Output, tile / _columns * OutputSize, tile % _columns * OutputSize, OutputSize, image, outside, cells);

    private static void Cells(TensorShape shape, int top, int left, int size, float* image, float* outside, float** cells)
    {
        for (int y = top; y < top + size; y++)
            for (int x = left; x < left + size; x++)
                *cells++ = (uint)y < (uint)shape.Height && (uint)x < (uint)shape.Width
                    ? image + ((((nint)y * shape.Width) + x) * shape.Channels)
                    : outside;
    }
}
