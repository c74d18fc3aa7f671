namespace Edge.Micro.Operators;

/// <summary>What max and average pool share: channels stay, the output keeps the input's scale and zero point.</summary>
public abstract class Pool2D : WindowedOperator
{
    private const double MaxScaleDifference = 1e-6;

    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="input">[batches, height, width, channels].</param>
    /// <param name="output">[batches, output height, output width, channels].</param>
    /// <param name="window">The sliding window, dilation 1.</param>
    /// <param name="activationMin">Smallest output.</param>
    /// <param name="activationMax">Largest output.</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    protected Pool2D(string name, Tensor input, Tensor output, Window window, int activationMin, int activationMax)
        : base(name, input, output, window, activationMin, activationMax)
    {
        RequireEqual("the channels of '" + output.Name + "'", input.Shape[3], output.Shape[3]);
        RequireEqual("the dilation", 1, (long)window.DilationHeight * window.DilationWidth);
        // The reference takes scales that differ by rounding, and then reads them as one.
        double difference = (double)input.Scale - output.Scale;
        if (difference > MaxScaleDifference || difference < -MaxScaleDifference || input.ZeroPoint != output.ZeroPoint)
            RequireSameQuantization(input);
    }

    /// <inheritdoc/>
    public override long Steps => base.Steps + (long)Output.Length * Window.Height * Window.Width;

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        sbyte[] source = Inputs[0].Source(arena);
        int inputHeight = Inputs[0].Shape[1], inputWidth = Inputs[0].Shape[2], channels = Output.Shape[3];
        int destination = Output.Offset;
        for (int batch = 0; batch < Output.Shape[0]; batch++)
        {
            int picture = Inputs[0].Offset + batch * inputHeight * inputWidth * channels;
            for (int outputY = 0; outputY < Output.Shape[1]; outputY++)
            {
                int top = outputY * Window.StrideHeight - PadTop;
                int firstY = top < 0 ? 0 : top;
                int endY = top + Window.Height < inputHeight ? top + Window.Height : inputHeight;
                for (int outputX = 0; outputX < Output.Shape[2]; outputX++)
                {
                    int left = outputX * Window.StrideWidth - PadLeft;
                    int firstX = left < 0 ? 0 : left;
                    int endX = left + Window.Width < inputWidth ? left + Window.Width : inputWidth;
                    int from = picture + (firstY * inputWidth + firstX) * channels;
                    for (int channel = 0; channel < channels; channel++)
                        arena[destination++] = Reduce(source, from + channel, endY - firstY, endX - firstX, channels, inputWidth * channels);
                }
            }
        }
    }

    /// <summary>One output from the cells of the window that are inside the picture; there is at least one.</summary>
    /// <param name="source">The input's array.</param>
    /// <param name="from">Index of the first cell.</param>
    /// <param name="rows">Rows inside the picture.</param>
    /// <param name="columns">Columns inside the picture.</param>
    /// <param name="columnStep">Elements from a cell to its right neighbour.</param>
    /// <param name="rowStep">Elements from a cell to the one below.</param>
    protected abstract sbyte Reduce(sbyte[] source, int from, int rows, int columns, int columnStep, int rowStep);
}
