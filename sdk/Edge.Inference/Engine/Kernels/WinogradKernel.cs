using System.Runtime.CompilerServices;

namespace Edge.Inference.Engine.Kernels;

/// <summary>3x3 convolution of stride 1 by minimal filtering, exact to the bit: 16 products for four outputs in place of 36, or 36 for sixteen in place of 144.</summary>
/// <remarks>A. Lavin and S. Gray, Fast Algorithms for Convolutional Neural Networks (2016), in integers: see <see cref="IWinogradTiles{TForm, TVector}"/>.</remarks>
internal static unsafe class WinogradKernel<TForm, TVector, TTiles>
    where TForm : IWinogradForm<TVector>
    where TVector : struct
    where TTiles : struct, IWinogradTiles<TForm, TVector>
{
    /// <summary>Computes one picture.</summary>
    /// <param name="plan">The layer.</param>
    /// <param name="input">The picture, NHWC int8.</param>
    /// <param name="output">Receives the output, NHWC int8. May overlap the input, which is copied first.</param>
    /// <param name="scratch">At least the bytes of the plan's scratch, and a vector.</param>
    [MethodImpl(Compiled.Fully)]
    public static void Run(in WinogradPlan plan, sbyte* input, sbyte* output, byte* scratch)
    {
        PictureCopy.Write(plan.Picture, input, scratch);
        byte* points = scratch + plan.PictureBytes;
        byte* sums = points + plan.InputBytes;
        for (int first = 0; first < plan.Tiles; first += plan.ChunkTiles)
        {
            int count = plan.Tiles - first < plan.ChunkTiles ? plan.Tiles - first : plan.ChunkTiles;
            TTiles.TransformInput(plan, scratch, first, count, (short*)points);
            for (int block = 0; block < plan.Weights.Blocks; block++)
            {
                TileTask task = plan.Weights.Block(block);
                task.Bias = plan.Weights.Bias;
                int vectors = (task.Count + TForm.Lanes - 1) / TForm.Lanes;
                if (vectors == 1)
                    Multiply<OneWide>(plan, task, count, points, sums);
                else if (vectors == 2)
                    Multiply<TwoWide>(plan, task, count, points, sums);
                else if (vectors == 3)
                    Multiply<ThreeWide>(plan, task, count, points, sums);
                else
                    Multiply<FourWide>(plan, task, count, points, sums);
                TTiles.TransformOutput(plan, task, first, count, vectors, (int*)sums, output);
            }
        }
    }

    // One product of matrices a point: [tiles, depth] by [depth, channels of the block].
    [MethodImpl(Compiled.Fully)]
    private static void Multiply<TWidth>(in WinogradPlan plan, TileTask task, int count, byte* points, byte* sums)
        where TWidth : struct, ITileWidth
    {
        byte** positions = stackalloc byte*[4];
        byte** destinations = stackalloc byte*[4];
        nint depthBytes = 2 * (nint)plan.Depth, blockBytes = 4 * (nint)plan.Weights.BlockChannels;
        nint matrixBytes = task.RowBytes * TForm.Lanes * TWidth.Vectors;
        for (int point = 0; point < TTiles.Points; point++, task.Weights += matrixBytes)
        {
            byte* from = points + point * plan.ChunkTiles * depthBytes, to = sums + point * plan.ChunkTiles * blockBytes;
            int tile = 0;
            for (; tile <= count - 4; tile += 4)
            {
                for (int i = 0; i < 4; i++, from += depthBytes, to += blockBytes)
                {
                    positions[i] = from;
                    destinations[i] = to;
                }
                Tiles<TForm, TVector>.Four<TWidth, SumEnd<TForm, TVector>>(task, positions, destinations);
            }
            for (; tile < count; tile++, from += depthBytes, to += blockBytes)
                Tiles<TForm, TVector>.One<TWidth, SumEnd<TForm, TVector>, WholeWeights<TForm, TVector>>(task, from, to);
        }
    }
}
