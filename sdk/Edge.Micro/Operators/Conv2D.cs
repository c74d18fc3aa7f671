using Edge.Micro.Arithmetic;

namespace Edge.Micro.Operators;

/// <summary>Two-dimensional convolution, TFLite CONV_2D: int8 in, int8 weights per channel, int32 accumulators, requantised to int8.</summary>
/// <remarks>
/// output[y, x, c] = clamp(zp_out + requantise_c(bias[c] + sum over taps and input channels of (input - zp_in) * weight)). Taps outside
/// the picture are skipped: a padded cell is the real 0. Input channels may be a multiple of the weights' (grouped convolution).
/// </remarks>
public sealed class Conv2D : ConvolutionOperator
{
    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="input">[batches, height, width, channels].</param>
    /// <param name="output">[batches, output height, output width, output channels].</param>
    /// <param name="window">The sliding window.</param>
    /// <param name="weights">[output channels, kernel height, kernel width, input channels / groups], symmetric.</param>
    /// <param name="bias">One a channel, scale s_in * s_w[c]; null for none.</param>
    /// <param name="multipliers">One a channel.</param>
    /// <param name="shifts">One a channel.</param>
    /// <param name="activationMin">Smallest output.</param>
    /// <param name="activationMax">Largest output.</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    public Conv2D(string name, Tensor input, Tensor output, Window window, sbyte[] weights, int[]? bias, int[] multipliers, int[] shifts, int activationMin, int activationMax)
        : base(name, input, output, window, weights, bias, multipliers, shifts, activationMin, activationMax)
    {
        int channels = output.Shape[3];
        long taps = (long)window.Height * window.Width * channels;
        if (weights.Length == 0 || weights.Length % taps != 0)
            throw Invalid("expected the number of weights to be a multiple of kernel size x output channels = " + taps + ", got " + weights.Length);
        GroupChannels = (int)(weights.Length / taps);
        if (input.Shape[3] % GroupChannels != 0 || channels % (input.Shape[3] / GroupChannels) != 0)
            throw Invalid("expected weights whose input channels divide the input's " + input.Shape[3] + " into groups that divide " + channels + " output channels, got " + GroupChannels);
    }

    /// <inheritdoc/>
    public override string Kind => "CONV_2D";

    /// <summary>Input channels that one output channel sees: all of them, but for grouped convolutions.</summary>
    public int GroupChannels { get; }

    /// <inheritdoc/>
    public override long Macs => (long)Output.Length * Window.Height * Window.Width * GroupChannels;

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        sbyte[] source = Inputs[0].Source(arena);
        int inputHeight = Inputs[0].Shape[1], inputWidth = Inputs[0].Shape[2], inputChannels = Inputs[0].Shape[3];
        int outputHeight = Output.Shape[1], outputWidth = Output.Shape[2], outputChannels = Output.Shape[3];
        int outputsPerGroup = outputChannels / (inputChannels / GroupChannels);
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
                        int firstInput = channel / outputsPerGroup * GroupChannels;
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
                                int from = picture + (inputY * inputWidth + inputX) * inputChannels + firstInput;
                                int weight = ((channel * Window.Height + kernelY) * Window.Width + kernelX) * GroupChannels;
                                for (int i = 0; i < GroupChannels; i++)
                                    accumulator += (source[from + i] - inputZeroPoint) * Weights[weight + i];
                            }
                        }
                        if (Bias != null)
                            accumulator += Bias[channel];
                        int value = FixedPoint.MultiplyByQuantizedMultiplier(accumulator, Multipliers[channel], Shifts[channel]) + outputZeroPoint;
                        arena[destination++] = (sbyte)FixedPoint.Clamp(value, ActivationMin, ActivationMax);
                    }
        }
    }
}
