using System.Runtime.CompilerServices;

namespace Edge.Inference.Engine.Kernels;

/// <summary>DEPTHWISE_CONV_2D: four positions by one vector of channels, two taps at a time.</summary>
internal static unsafe class DepthwiseKernel<TForm, TVector>
    where TForm : IDepthwiseForm<TVector>
    where TVector : struct
{
    /// <summary>Computes one picture.</summary>
    /// <param name="plan">The layer.</param>
    /// <param name="input">The picture, NHWC int8.</param>
    /// <param name="output">Receives the output, NHWC int8. May overlap the input, which is copied first.</param>
    /// <param name="scratch">At least the bytes of the plan's copy, a group of cells and a vector.</param>
    public static void Run(in DepthwisePlan plan, sbyte* input, sbyte* output, byte* scratch)
    {
        if (plan.Repeats == 1)
            PictureCopy.Write(plan.Picture, input, scratch);
        else
            RepeatedCopy.Write(plan.Picture, plan.Repeats, input, (short*)scratch);
        for (int block = 0; block < plan.Blocks; block++)
            RunBlock(plan, block, scratch, output);
    }

    private static void RunBlock(in DepthwisePlan plan, int block, byte* picture, sbyte* output)
    {
        byte** positions = stackalloc byte*[4];
        sbyte** destinations = stackalloc sbyte*[4];
        int* counts = stackalloc int[4];
        DepthwiseTask task;
        task.Channel = block * TForm.Channels;
        task.Weights = plan.Weights + (nint)block * plan.Pairs * 2 * TForm.Channels;
        task.Taps = plan.Taps;
        task.Pairs = plan.Pairs;
        task.Bias = plan.Bias + task.Channel;
        task.Output = plan.Output;
        int most = plan.GroupChannels - task.Channel < TForm.Channels ? plan.GroupChannels - task.Channel : TForm.Channels;
        int waiting = 0;
        for (int y = 0; y < plan.OutputHeight; y++)
        {
            byte* position = picture + y * plan.StrideDown + (nint)task.Channel * sizeof(short);
            sbyte* to = output + (nint)y * plan.RowChannels + task.Channel;
            for (int rest = plan.RowChannels - task.Channel; rest > 0; rest -= plan.GroupChannels)
            {
                positions[waiting] = position;
                destinations[waiting] = to;
                counts[waiting] = rest < most ? rest : most;
                position += plan.StrideRight;
                to += plan.GroupChannels;
                if (++waiting < 4)
                    continue;
                Four(task, positions, destinations, counts);
                waiting = 0;
            }
        }
        if (waiting == 0)
            return;
        // The last position stands in for those that are missing, and is stored again.
        for (int i = waiting; i < 4; i++)
        {
            positions[i] = positions[waiting - 1];
            destinations[i] = destinations[waiting - 1];
            counts[i] = counts[waiting - 1];
        }
        Four(task, positions, destinations, counts);
    }

    [MethodImpl(Compiled.Fully)]
    private static void Four(in DepthwiseTask task, byte** positions, sbyte** destinations, int* counts)
    {
        int channels = TForm.Channels;
        TVector a0 = TForm.Load(task.Bias), b0 = a0, c0 = a0, d0 = a0;
        TVector a1 = TForm.Load(task.Bias + channels / 2), b1 = a1, c1 = a1, d1 = a1;
        byte* p0 = positions[0], p1 = positions[1], p2 = positions[2], p3 = positions[3];
        short* weights = task.Weights;
        nint* taps = task.Taps;
        for (int pair = 0; pair < task.Pairs; pair++, taps += 2, weights += 2 * channels)
        {
            nint first = taps[0], second = taps[1];
            TVector w0 = TForm.Load(weights), w1 = TForm.Load(weights + channels);
            TVector x = TForm.Load(p0 + first), y = TForm.Load(p0 + second);
            a0 = TForm.AddLower(a0, x, y, w0, w1);
            a1 = TForm.AddUpper(a1, x, y, w0, w1);
            x = TForm.Load(p1 + first);
            y = TForm.Load(p1 + second);
            b0 = TForm.AddLower(b0, x, y, w0, w1);
            b1 = TForm.AddUpper(b1, x, y, w0, w1);
            x = TForm.Load(p2 + first);
            y = TForm.Load(p2 + second);
            c0 = TForm.AddLower(c0, x, y, w0, w1);
            c1 = TForm.AddUpper(c1, x, y, w0, w1);
            x = TForm.Load(p3 + first);
            y = TForm.Load(p3 + second);
            d0 = TForm.AddLower(d0, x, y, w0, w1);
            d1 = TForm.AddUpper(d1, x, y, w0, w1);
        }
        TForm.Store(a0, a1, task.Output, task.Channel, destinations[0], counts[0]);
        TForm.Store(b0, b1, task.Output, task.Channel, destinations[1], counts[1]);
        TForm.Store(c0, c1, task.Output, task.Channel, destinations[2], counts[2]);
        TForm.Store(d0, d1, task.Output, task.Channel, destinations[3], counts[3]);
    }
}
