namespace Edge.Trainer.Managed.Numerics.Winograd;

/// <summary>M = A y At of the gradients of a tile of 4 x 4 results: the transpose of <see cref="OutputTransform"/>.</summary>
internal readonly unsafe struct OutputGradientTransform : ITileTransform
{
    public static void Apply<TSimd, TVector>(float** cells, int channel, float* products, nint step, float* scratch)
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged
    {
        int width = TSimd.Width;
        for (int x = 0; x < 4; x++)
            Line<TSimd, TVector>.OutputGradient(
                TSimd.Load(cells[x] + channel), TSimd.Load(cells[x + 4] + channel), TSimd.Load(cells[x + 8] + channel),
                TSimd.Load(cells[x + 12] + channel), scratch + (x * width), 4 * width);
        for (int y = 0; y < 6; y++, scratch += 4 * width, products += 6 * step)
            Line<TSimd, TVector>.OutputGradient(
                TSimd.Load(scratch), TSimd.Load(scratch + width), TSimd.Load(scratch + (2 * width)), TSimd.Load(scratch + (3 * width)),
                products, step);
    }
}
