namespace Edge.Trainer.Managed.Numerics.Winograd;

/// <summary>d += B V Bt over a tile of 6 x 6 cells: the transpose of <see cref="InputTransform"/>. Tiles overlap, so they add.</summary>
internal readonly unsafe struct InputGradientTransform : ITileTransform
{
    public static void Apply<TSimd, TVector>(float** cells, int channel, float* products, nint step, float* scratch)
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged
    {
        int width = TSimd.Width;
        for (int x = 0; x < 6; x++, products += step)
            Line<TSimd, TVector>.InputGradient(
                TSimd.Load(products), TSimd.Load(products + (6 * step)), TSimd.Load(products + (12 * step)),
                TSimd.Load(products + (18 * step)), TSimd.Load(products + (24 * step)), TSimd.Load(products + (30 * step)),
                scratch + (x * width), 6 * width);
        for (int y = 0; y < 6; y++, scratch += 6 * width, cells += 6)
        {
            Line<TSimd, TVector>.InputGradient(
                TSimd.Load(scratch), TSimd.Load(scratch + width), TSimd.Load(scratch + (2 * width)),
                TSimd.Load(scratch + (3 * width)), TSimd.Load(scratch + (4 * width)), TSimd.Load(scratch + (5 * width)),
                scratch, width);
            for (int x = 0; x < 6; x++)
                TSimd.Store(TSimd.Add(TSimd.Load(cells[x] + channel), TSimd.Load(scratch + (x * width))), cells[x] + channel);
        }
    }
}
