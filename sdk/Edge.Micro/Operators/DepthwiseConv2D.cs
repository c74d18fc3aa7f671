using Edge.Micro.Arithmetic;

namespace Edge.Micro.Operators;

/// <summary>Depthwise convolution, TFLite DEPTHWISE_CONV_2D: each input channel is convolved by its own kernels.</summary>
/// <remarks>Output channel c * multiplier + m is input channel c seen through weights [.., c * multiplier + m].</remarks>
public sealed class DepthwiseConv2D : ConvolutionOperator
{
    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="input">[batches, height, width, channels].</param>
    /// <param name="output">[batches, output height, output width, channels * depth multiplier].</param>
    /// <param name="window">The sliding window.</param>
    /// <param name="weights">[kernel height, kernel width, output channels], symmetric.</param>
    /// <param name="bias">One a channel, scale s_in * s_w[c]; null for none.</param>
    /// <param name="multipliers">One a channel.</param>
    /// <param name="shifts">One a channel.</param>
    /// <param name="activationMin">Smallest output.</param>
    /// <param name="activationMax">Largest output.</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    public DepthwiseConv2D(string name, Tensor input, Tensor output, Window window, sbyte[] weights, int[]? bias, int[] multipliers, int[] shifts, int activationMin, int activationMax)
        : base(name, input, output, window, weights, bias, multipliers, shifts, activationMin, activationMax)
    {
        int channels = output.Shape[3];
        if (channels % input.Shape[3] != 0)
            throw Invalid("expected the output channels to be a multiple of the input's " + input.Shape[3] + ", got " + channels);
        DepthMultiplier = channels / input.Shape[3];
        RequireEqual("the number of weights", (long)window.Height * window.Width * channels, weights.Length);
    }

    /// <inheritdoc/>
    public override string Kind => "DEPTHWISE_CONV_2D";

    /// <summary>Output channels for each input channel.</summary>
    public int DepthMultiplier { get; }

    /// <inheritdoc/>
    public override long Macs => (long)Output.Length * Window.Height * Window.Width;

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        sbyte[] source = Inputs[0].Source(arena);
        int inputHeight = Inputs[0].Shape[1], inputWidth = Inputs[0].Shape[2], inputChannels = Inputs[0].Shape[3];
        int outputHeight = Output.Shape[1], outputWidth = Output.Shape[2], outputChannels = Output.Shape[3];
        int inputZeroPoint = Inputs[0].ZeroPoint, outputZeroPoint = Output.ZeroPoint;
        int destination = Output.Offset;
        for (int batch = 0; batch < Output.Shape[0]; batch++)
        {
            int picture = Inputs[0].Offset + batch * inputHeight * inputWidth * inputChannels;
            for (int outputY = 0; outputY < outputHeight; outputY++)
                for (int outputX = 0; outputX < outputWidth; outputX++)
                    for (int channel = 0; channel < outputChannels; channel++)
                    {
                        int accumulator = 0;
                        int inputChannel = channel / DepthMultiplier;
                        for (int kernelY = 0; kernelY < Window.Height; kernelY++)
                        {
                            int inputY = outputY * Window.StrideHeight - PadTop + kernelY * Window.DilationHeight;
                            if (inputY < 0 || inputY >= inputHeight)
                                continue;
                            for (int kernelX = 0; kernelX < Window.Width; kernelX++)
                            {
                                int inputX = outputX * Window.StrideWidth - PadLeft + kernelX * Window.DilationWidth;
                                if (inputX < 0 || inputX >= inputWidth)
                                    continue;
                                int value = source[picture + (inputY * inputWidth + inputX) * inputChannels + inputChannel];
                                accumulator += (value - inputZeroPoint) * Weights[(kernelY * Window.Width + kernelX) * outputChannels + channel];
                            }
                        }
                        if (Bias != null)
                            accumulator += Bias[channel];
                        int result = FixedPoint.MultiplyByQuantizedMultiplier(accumulator, Multipliers[channel], Shifts[channel]) + outputZeroPoint;
                        arena[destination++] = (sbyte)FixedPoint.Clamp(result, ActivationMin, ActivationMax);
                    }
        }
    }
}
