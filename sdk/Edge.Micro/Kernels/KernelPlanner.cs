using Edge.Micro.Operators;

namespace Edge.Micro.Kernels;

/// <summary>Chooses a kernel for each operator of a graph, and where the memory for packed weights goes.</summary>
internal static class KernelPlanner
{
    /// <summary>Makes the kernels.</summary>
    /// <param name="operators">The graph's operators.</param>
    /// <param name="packedBytes">Bytes of heap for packed weights.</param>
    /// <returns>One an operator; null where the operator's own loops are run.</returns>
    public static Kernel?[] Plan(Operator[] operators, int packedBytes)
    {
        Scratch scratch = new Scratch();
        Kernel?[] kernels = new Kernel?[operators.Length];
        for (int i = 0; i < kernels.Length; i++)
            kernels[i] = Make(operators[i], scratch);
        Pack(kernels, packedBytes);
        for (int i = 0; i < kernels.Length; i++)
        {
            MatrixKernel? matrix = kernels[i] as MatrixKernel;
            if (matrix != null)
                matrix.Reserve(scratch);
        }
        scratch.Allocate();
        return kernels;
    }

    private static Kernel? Make(Operator step, Scratch scratch)
    {
        if (step is Conv2D convolution)
            return new ConvolutionKernel(convolution, scratch);
        if (step is DepthwiseConv2D depthwise)
            return new DepthwiseKernel(depthwise, scratch);
        if (step is FullyConnected connected)
            return new FullyConnectedKernel(connected, scratch);
        if (step is Pool2D pool)
            return new PoolKernel(pool, scratch);
        if (step is AdditiveOperator additive && AdditiveKernel.Supports(additive))
            return new AdditiveKernel(additive);
        return null;
    }

    // Again and again the operator that saves most for each byte among those that still fit.
    private static void Pack(Kernel?[] kernels, long bytes)
    {
        bool[] packed = new bool[kernels.Length];
        while (true)
        {
            MatrixKernel? best = null;
            int bestIndex = 0;
            for (int i = 0; i < kernels.Length; i++)
            {
                MatrixKernel? kernel = kernels[i] as MatrixKernel;
                if (packed[i] || kernel == null || !kernel.GainsByPacking || kernel.PackedBytes > bytes)
                    continue;
                // As real numbers: the products of both sides could pass 2^63.
                if (best == null || (double)kernel.Macs * best.PackedBytes > (double)best.Macs * kernel.PackedBytes)
                {
                    best = kernel;
                    bestIndex = i;
                }
            }
            if (best == null)
                return;
            bytes -= best.PackedBytes;
            packed[bestIndex] = true;
            best.Pack();
        }
    }
}
