using System.Runtime.Intrinsics;
using Edge.Inference.Engine.Kernels;
using Edge.Micro.Operators;
// Sizes and numbers of products are those of every form.
using Four = Edge.Inference.Engine.Kernels.WinogradFour<Edge.Inference.Engine.Kernels.PortableForm, System.Runtime.Intrinsics.Vector128<int>>;
using Two = Edge.Inference.Engine.Kernels.WinogradTwo<Edge.Inference.Engine.Kernels.PortableForm, System.Runtime.Intrinsics.Vector128<int>>;

namespace Edge.Inference.Engine;

/// <summary>Whether minimal filtering pays, and with which tiles.</summary>
internal static class WinogradCost
{
    private const int SmallestDepth = 8;

    /// <summary>Rows or columns of the tiles that take the fewest products: 2, 4, or 0 for none.</summary>
    /// <param name="conv">The layer.</param>
    /// <param name="pool">The pool behind it, or null.</param>
    /// <param name="parameters">Those of the layer.</param>
    /// <param name="directRate">How many products the direct kernel does while the transformed one does one.</param>
    public static int BestTile(Conv2D conv, MaxPool2D? pool, LayerParameters parameters, int directRate)
    {
        if (conv.Window is not { Height: 3, Width: 3, StrideHeight: 1, StrideWidth: 1, DilationHeight: 1, DilationWidth: 1 } || conv.GroupChannels < SmallestDepth || conv.GroupChannels != conv.Inputs[0].Shape[3])
            return 0;
        long outputs = pool is null ? (long)conv.Output.Shape[1] * conv.Output.Shape[2] : 4L * pool.Output.Shape[1] * pool.Output.Shape[2];
        long two = Products<Two>(conv, pool, parameters), four = Products<Four>(conv, pool, parameters);
        // The transforms take about as long as a fifth of the products.
        long best = two < four ? two : four;
        if (best > 9 * outputs * 5 / 6 / directRate)
            return 0;
        return best == four ? Four.Size : Two.Size;
    }

    /// <summary>Rows and columns of tiles.</summary>
    public static (int Down, int Across) Tiles(Conv2D conv, MaxPool2D? pool, int size)
    {
        int[] shape = pool is null ? conv.Output.Shape : pool.Output.Shape;
        int step = pool is null ? size : size / 2;
        return ((shape[1] + step - 1) / step, (shape[2] + step - 1) / step);
    }

    private static long Products<TTiles>(Conv2D conv, MaxPool2D? pool, LayerParameters parameters)
        where TTiles : struct, IWinogradTiles<PortableForm, Vector128<int>>
    {
        if (!parameters.Fits(TTiles.HeadroomBits))
            return long.MaxValue;
        (int down, int across) = Tiles(conv, pool, TTiles.Size);
        return (long)TTiles.Points * down * across;
    }
}
