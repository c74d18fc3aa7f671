using System;
using System.Collections.Generic;

namespace Edge.Quantize.Network;

/// <summary>A convolution, grouped or not: output = activation(weights * input + bias).</summary>
public sealed record FloatConv2D : FloatOperator
{
    // [kernel height, kernel width, input channels of a group, output channels]: the innermost loop runs over output channels.
    private readonly float[] _byTap;

    /// <summary>Makes a convolution.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="input">[1, height, width, channels].</param>
    /// <param name="output">[1, output height, output width, output channels].</param>
    /// <param name="window">The window.</param>
    /// <param name="groups">1, or as many as there are input channels (depthwise), or a divisor of both channel counts.</param>
    /// <param name="weights">[output channels, kernel height, kernel width, input channels / groups].</param>
    /// <param name="bias">One an output channel.</param>
    /// <param name="activation">The fused activation.</param>
    public FloatConv2D(string name, FloatTensor input, FloatTensor output, FloatWindow window, int groups, float[] weights, float[] bias, FloatActivation activation)
        : base(name, [input], output)
    {
        Window = window;
        Groups = groups;
        Weights = weights;
        Bias = bias;
        Activation = activation;
        int outputs = bias.Length, taps = weights.Length / outputs;
        _byTap = new float[weights.Length];
        for (int o = 0; o < outputs; o++)
            for (int t = 0; t < taps; t++)
                _byTap[t * outputs + o] = weights[o * taps + t];
    }

    /// <summary>The window.</summary>
    public FloatWindow Window { get; }

    /// <summary>Groups of channels that do not see each other.</summary>
    public int Groups { get; }

    /// <summary>[output channels, kernel height, kernel width, input channels / groups].</summary>
    public IReadOnlyList<float> Weights { get; }

    /// <summary>One an output channel.</summary>
    public IReadOnlyList<float> Bias { get; }

    /// <summary>The fused activation.</summary>
    public FloatActivation Activation { get; }

    /// <summary>The quantisation that the source prescribes, or null where the quantiser may choose.</summary>
    public WeightQuantization? Quantization { get; init; }

    /// <summary>True where each input channel has kernels of its own.</summary>
    public bool IsDepthwise => Groups > 1 && Groups == Input.Shape[3];

    /// <summary>The same convolution with other parts, whose quantisation the quantiser chooses.</summary>
    public FloatConv2D With(FloatTensor output, float[] weights, float[] bias, FloatActivation activation) =>
        new(Name, Input, output, Window, Groups, weights, bias, activation);

    /// <inheritdoc/>
    public override void Run(float[][] inputs, float[] output)
    {
        float[] source = inputs[0];
        int height = Input.Shape[1], width = Input.Shape[2], channels = Input.Shape[3], outputs = Bias.Count;
        int groupInputs = channels / Groups, groupOutputs = outputs / Groups;
        int padTop = Window.Geometry.PadTop(height), padLeft = Window.Geometry.PadLeft(width);
        int to = 0;
        for (int outputY = 0; outputY < Output.Shape[1]; outputY++)
            for (int outputX = 0; outputX < Output.Shape[2]; outputX++, to += outputs)
            {
                Span<float> sums = output.AsSpan(to, outputs);
                for (int o = 0; o < outputs; o++)
                    sums[o] = Bias[o];
                for (int kernelY = 0; kernelY < Window.Height; kernelY++)
                    for (int kernelX = 0; kernelX < Window.Width; kernelX++)
                    {
                        int y = outputY * Window.StrideHeight - padTop + kernelY * Window.DilationHeight;
                        int x = outputX * Window.StrideWidth - padLeft + kernelX * Window.DilationWidth;
                        if (y < 0 || y >= height || x < 0 || x >= width)
                            continue;
                        int from = (y * width + x) * channels, tap = (kernelY * Window.Width + kernelX) * groupInputs;
                        if (groupInputs * groupOutputs == 1)
                            ConvolutionSums.AddProducts(source.AsSpan(from, channels), _byTap.AsSpan(tap * outputs, outputs), sums);
                        else
                            for (int group = 0; group < Groups; group++)
                                ConvolutionSums.Add(
                                    source.AsSpan(from + group * groupInputs, groupInputs),
                                    _byTap.AsSpan(tap * outputs + group * groupOutputs, (groupInputs - 1) * outputs + groupOutputs),
                                    outputs,
                                    sums.Slice(group * groupOutputs, groupOutputs));
                    }
                Activate(sums, Activation);
            }
    }
}
