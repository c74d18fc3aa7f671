namespace Edge.Trainer.Managed.Numerics.Winograd;

/// <summary>V = Bt d B of a tile of 6 x 6 cells.</summary>
internal readonly unsafe struct InputTransform : ITileTransform
{
    public static void Apply<TSimd, TVector>(float** cells, int channel, float* products, nint step, float* scratch)
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged
    {
        int width = TSimd.Width;
        for (int x = 0; x < 6; x++)
            Line<TSimd, TVector>.Input(
                TSimd.Load(cells[x] + channel), TSimd.Load(cells[x + 6] + channel), TSimd.Load(cells[x + 12] + channel),
                TSimd.Load(cells[x + 18] + channel), TSimd.Load(cells[x + 24] + channel), TSimd.Load(cells[x + 30] + channel),
                scratch + (x * width), 6 * width);
        for (int y = 0; y < 6; y++, scratch += 6 * width, products += 6 * step)
            Line<TSimd, TVector>.Input(
                TSimd.Load(scratch), TSimd.Load(scratch + width), TSimd.Load(scratch + (2 * width)),
                TSimd.Load(scratch + (3 * width)), TSimd.Load(scratch + (4 * width)), TSimd.Load(scratch + (5 * width)),
                products, step);
    }
}
