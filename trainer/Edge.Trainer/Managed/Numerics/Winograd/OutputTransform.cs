namespace Edge.Trainer.Managed.Numerics.Winograd;

/// <summary>Y = At M A: the 4 x 4 results of a tile.</summary>
internal readonly unsafe struct OutputTransform : ITileTransform
{
    public static void Apply<TSimd, TVector>(float** cells, int channel, float* products, nint step, float* scratch)
        where TSimd : struct, ISimd<TVector>
        where TVector : unmanaged
    {
        int width = TSimd.Width;
        for (int x = 0; x < 6; x++, products += step)
            Line<TSimd, TVector>.Output(
                TSimd.Load(products), TSimd.Load(products + (6 * step)), TSimd.Load(products + (12 * step)),
                TSimd.Load(products + (18 * step)), TSimd.Load(products + (24 * step)), TSimd.Load(products + (30 * step)),
                scratch + (x * width), 6 * width);
        for (int y = 0; y < 4; y++, scratch += 6 * width, cells += 4)
        {
            Line<TSimd, TVector>.Output(
                TSimd.Load(scratch), TSimd.Load(scratch + width), TSimd.Load(scratch + (2 * width)),
                TSimd.Load(scratch + (3 * width)), TSimd.Load(scratch + (4 * width)), TSimd.Load(scratch + (5 * width)),
                scratch, width);
            for (int x = 0; x < 4; x++)
                TSimd.Store(TSimd.Load(scratch + (x * width)), cells[x] + channel);
        }
    }
}
