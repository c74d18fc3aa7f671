using System.Runtime.CompilerServices;

namespace Edge.Inference.Engine.Kernels;

/// <summary>CONV_2D without im2col, optionally with the 2x2 max pool behind it.</summary>
internal static unsafe class ConvolutionKernel<TForm, TVector>
    where TForm : IDotForm<TVector>
    where TVector : struct
{
    /// <summary>Computes one picture.</summary>
    /// <param name="plan">The layer.</param>
    /// <param name="input">The picture, NHWC int8.</param>
    /// <param name="output">Receives the output, NHWC int8. May overlap the input, which is copied first.</param>
    /// <param name="scratch">At least the bytes of the plan's scratch, and a vector.</param>
    [MethodImpl(Compiled.Fully)]
    public static void Run(in ConvolutionPlan plan, sbyte* input, sbyte* output, byte* scratch) => Multiply(plan, Copy(plan, input, scratch), output);

    /// <summary>Copies a picture.</summary>
    /// <param name="plan">The layer.</param>
    /// <param name="input">The picture, NHWC int8.</param>
    /// <param name="scratch">At least the bytes of the plan's scratch, and a vector.</param>
    /// <returns>The copy, in the scratch.</returns>
    [MethodImpl(Compiled.Fully)]
    public static byte* Copy(in ConvolutionPlan plan, sbyte* input, byte* scratch)
    {
        PictureCopy.Write(plan.Picture, input, scratch);
        if (!plan.Paired)
            return scratch;
        PairedCopy.Write(plan.Picture, scratch, scratch + plan.PairsOffset);
        return scratch + plan.PairsOffset;
    }

    /// <summary>Computes the output of a copied picture.</summary>
    /// <param name="plan">The layer, or one of its groups.</param>
    /// <param name="picture">The copy, at the group's first channel.</param>
    /// <param name="output">Receives the output, at the group's first channel.</param>
    [MethodImpl(Compiled.Fully)]
    public static void Multiply(in ConvolutionPlan plan, byte* picture, sbyte* output)
    {
        for (int block = 0; block < plan.Weights.Blocks; block++)
        {
            TileTask task = plan.Weights.Block(block);
            int vectors = (task.Count + TForm.Lanes - 1) / TForm.Lanes;
            if (vectors == 1)
                RunBlock<OneWide>(plan, task, picture, output);
            else if (vectors == 2)
                RunBlock<TwoWide>(plan, task, picture, output);
            else if (vectors == 3)
                RunBlock<ThreeWide>(plan, task, picture, output);
            else
                RunBlock<FourWide>(plan, task, picture, output);
        }
    }

    private static void RunBlock<TWidth>(in ConvolutionPlan plan, in TileTask task, byte* picture, sbyte* output)
        where TWidth : struct, ITileWidth
    {
        if (plan.Weights.IsNarrow)
            Tiles<TForm, TVector>.One<TWidth, StoreEnd<TForm, TVector>, NarrowWeights<TForm, TVector>>(task, picture, (byte*)output + task.Channel);
        else if (plan.Pooled)
            RunPooled<TWidth>(plan, task, picture, output);
        else
            RunPlain<TWidth>(plan, task, picture, output);
    }

    [MethodImpl(Compiled.Fully)]
    private static void RunPooled<TWidth>(in ConvolutionPlan plan, in TileTask task, byte* picture, sbyte* output)
        where TWidth : struct, ITileWidth
    {
        byte** positions = stackalloc byte*[4];
        byte* to = (byte*)output + task.Channel;
        for (int y = 0; y < plan.OutputHeight; y++)
            for (int x = 0; x < plan.OutputWidth; x++, to += plan.OutputChannels)
            {
                positions[0] = picture + 2 * y * plan.StrideDown + 2 * x * plan.StrideRight;
                positions[1] = positions[0] + plan.StrideRight;
                positions[2] = positions[0] + plan.StrideDown;
                positions[3] = positions[2] + plan.StrideRight;
                Tiles<TForm, TVector>.Four<TWidth, MaxEnd<TForm, TVector>>(task, positions, &to);
            }
    }

    [MethodImpl(Compiled.Fully)]
    private static void RunPlain<TWidth>(in ConvolutionPlan plan, in TileTask task, byte* picture, sbyte* output)
        where TWidth : struct, ITileWidth
    {
        byte** positions = stackalloc byte*[4];
        byte** destinations = stackalloc byte*[4];
        int waiting = 0;
        byte* to = (byte*)output + task.Channel;
        for (int y = 0; y < plan.OutputHeight; y++)
        {
            byte* position = picture + y * plan.StrideDown;
            for (int x = 0; x < plan.OutputWidth; x++, to += plan.OutputChannels, position += plan.StrideRight)
            {
                positions[waiting] = position;
                destinations[waiting] = to;
                if (++waiting < 4)
                    continue;
                Tiles<TForm, TVector>.Four<TWidth, StoreEnd<TForm, TVector>>(task, positions, destinations);
                waiting = 0;
            }
        }
        for (int i = 0; i < waiting; i++)
            Tiles<TForm, TVector>.One<TWidth, StoreEnd<TForm, TVector>, WholeWeights<TForm, TVector>>(task, positions[i], destinations[i]);
    }
}
