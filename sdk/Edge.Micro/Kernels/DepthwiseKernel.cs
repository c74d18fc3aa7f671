using Edge.Micro.Operators;

namespace Edge.Micro.Kernels;

/// <summary>DEPTHWISE_CONV_2D: patch and weights have the same order, [taps, channels], and are walked by one index.</summary>
/// <remarks>Dot lanes do not pay here: packing three values costs more than three multiplications, and each is used once.</remarks>
internal sealed class DepthwiseKernel : Kernel
{
    private readonly DepthwiseConv2D _operator;
    private readonly Scratch _scratch;
    private readonly PatchReader _reader;
    private readonly Rescaler _rescaler;

    /// <summary>Prepares the operator and asks for its buffers.</summary>
    public DepthwiseKernel(DepthwiseConv2D step, Scratch scratch)
    {
        _operator = step;
        _scratch = scratch;
        _reader = new PatchReader(step.Inputs[0], step.Window, step.Inputs[0].Shape[3]);
        _rescaler = new Rescaler(step, WeightSums(step.Weights, step.Output.Shape[3]));
        scratch.Reserve(step.Weights.Length / step.DepthMultiplier, step.Output.Shape[3]);
    }

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        Tensor input = _operator.Inputs[0], output = _operator.Output;
        sbyte[] source = input.Source(arena), patch = _scratch.Patch, weights = _operator.Weights;
        int[] sums = _scratch.Sums;
        int inputChannels = input.Shape[3], channels = output.Shape[3], multiplier = _operator.DepthMultiplier;
        int strideHeight = _operator.Window.StrideHeight, strideWidth = _operator.Window.StrideWidth;
        int left = -_operator.PadLeft;
        int endLeft = left + output.Shape[2] * strideWidth;
        int endTop = output.Shape[1] * strideHeight - _operator.PadTop;
        int pictureLength = input.Length / input.Shape[0];
        int endPicture = input.Offset + input.Length;
        int destination = output.Offset;
        for (int picture = input.Offset; picture < endPicture; picture += pictureLength)
            for (int top = -_operator.PadTop; top < endTop; top += strideHeight)
                for (int x = left; x < endLeft; x += strideWidth)
                {
                    _rescaler.Start(sums);
                    _reader.Read(source, picture, top, x, patch);
                    if (multiplier == 1)
                        Add(patch, weights, sums, channels);
                    else
                        AddMultiplied(patch, weights, sums, inputChannels, multiplier);
                    _rescaler.Finish(sums, arena, destination);
                    destination += channels;
                }
    }

    private static void Add(sbyte[] patch, sbyte[] weights, int[] sums, int channels)
    {
        int length = weights.Length;
        int twice = 2 * channels;
        int threefold = 3 * channels;
        int triples = length - twice;
        for (int channel = 0; channel < channels; channel++)
        {
            int sum = sums[channel];
            int i = channel;
            for (; i < triples; i += threefold)
                sum = sum + patch[i] * weights[i] + patch[i + channels] * weights[i + channels] + patch[i + twice] * weights[i + twice];
            for (; i < length; i += channels)
                sum += patch[i] * weights[i];
            sums[channel] = sum;
        }
    }

    private static void AddMultiplied(sbyte[] patch, sbyte[] weights, int[] sums, int inputChannels, int multiplier)
    {
        int channels = inputChannels * multiplier;
        int length = weights.Length;
        int channel = 0;
        for (int inputChannel = 0; inputChannel < inputChannels; inputChannel++)
            for (int m = 0; m < multiplier; m++)
            {
                int sum = sums[channel];
                int from = inputChannel;
                for (int i = channel; i < length; i += channels)
                {
                    sum += patch[from] * weights[i];
                    from += inputChannels;
                }
                sums[channel] = sum;
                channel++;
            }
    }

    // Of weights in the order [taps, channels].
    private static int[] WeightSums(sbyte[] weights, int channels)
    {
        int[] sums = new int[channels];
        for (int channel = 0; channel < channels; channel++)
        {
            int sum = 0;
            for (int i = channel; i < weights.Length; i += channels)
                sum += weights[i];
            sums[channel] = sum;
        }
        return sums;
    }
}
