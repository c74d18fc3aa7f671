using Edge.Micro.Operators;

namespace Edge.Micro.Kernels;

/// <summary>CONV_2D: at each position the window is copied to a patch, and the patch meets all output channels.</summary>
internal sealed class ConvolutionKernel : MatrixKernel
{
    private readonly Conv2D _operator;
    private readonly Scratch _scratch;
    private readonly PatchReader _reader;
    private readonly Rescaler _rescaler;

    /// <summary>Prepares the operator.</summary>
    public ConvolutionKernel(Conv2D step, Scratch scratch)
        : base(step.Weights, step.Output.Shape[3], step.Macs)
    {
        _operator = step;
        _scratch = scratch;
        _reader = new PatchReader(step.Inputs[0], step.Window, step.GroupChannels);
        _rescaler = new Rescaler(step, WeightSums(step.Weights, step.Output.Shape[3]));
    }

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        Tensor input = _operator.Inputs[0], output = _operator.Output;
        sbyte[] source = input.Source(arena), patch = _scratch.Patch;
        int[] sums = _scratch.Sums;
        PatchReader reader = _reader;
        Rescaler rescaler = _rescaler;
        DotProducts dotProducts = DotProducts;
        int channels = output.Shape[3], groupChannels = _operator.GroupChannels;
        int groupOutputs = channels / (input.Shape[3] / groupChannels);
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
                    rescaler.Start(sums);
                    int from = picture;
                    for (int first = 0; first < channels; first += groupOutputs)
                    {
                        reader.Read(source, from, top, x, patch);
                        dotProducts.Add(patch, sums, first, first + groupOutputs);
                        from += groupChannels;
                    }
                    rescaler.Finish(sums, arena, destination);
                    destination += channels;
                }
    }
}
