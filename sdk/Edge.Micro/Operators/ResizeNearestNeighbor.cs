using System;

namespace Edge.Micro.Operators;

/// <summary>Makes a picture larger or smaller by repeating or leaving out pixels, TFLite RESIZE_NEAREST_NEIGHBOR; scale and zero point stay.</summary>
public sealed class ResizeNearestNeighbor : Operator
{
    /// <summary>Makes the operator and checks its parts.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="input">[batches, height, width, channels].</param>
    /// <param name="output">[batches, output height, output width, channels].</param>
    /// <param name="alignCorners">True where the centres of the corner pixels meet.</param>
    /// <param name="halfPixelCenters">True where a pixel's centre is at one half.</param>
    /// <exception cref="InvalidModelException">The parts do not fit together.</exception>
    public ResizeNearestNeighbor(string name, Tensor input, Tensor output, bool alignCorners, bool halfPixelCenters)
        : base(name, new Tensor[] { input }, output)
    {
        RequireRank(input, 4);
        RequireRank(output, 4);
        RequireEqual("the batches of '" + output.Name + "'", input.Shape[0], output.Shape[0]);
        RequireEqual("the channels of '" + output.Name + "'", input.Shape[3], output.Shape[3]);
        RequireSameQuantization(input);
        AlignCorners = alignCorners;
        HalfPixelCenters = halfPixelCenters;
    }

    /// <inheritdoc/>
    public override string Kind => "RESIZE_NEAREST_NEIGHBOR";

    /// <summary>True where the centres of the corner pixels meet.</summary>
    public bool AlignCorners { get; }

    /// <summary>True where a pixel's centre is at one half.</summary>
    public bool HalfPixelCenters { get; }

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        sbyte[] source = Inputs[0].Source(arena);
        int inputHeight = Inputs[0].Shape[1], inputWidth = Inputs[0].Shape[2], channels = Inputs[0].Shape[3];
        int destination = Output.Offset;
        for (int batch = 0; batch < Output.Shape[0]; batch++)
            for (int y = 0; y < Output.Shape[1]; y++)
            {
                int row = (batch * inputHeight + Nearest(y, inputHeight, Output.Shape[1])) * inputWidth;
                for (int x = 0; x < Output.Shape[2]; x++)
                {
                    int from = Inputs[0].Offset + (row + Nearest(x, inputWidth, Output.Shape[2])) * channels;
                    Array.Copy(source, from, arena, destination, channels);
                    destination += channels;
                }
            }
    }

    // In single precision, as the reference does.
    private int Nearest(int at, int input, int output)
    {
        float scale = AlignCorners && output > 1 ? (float)((input - 1) / (float)(output - 1)) : (float)(input / (float)output);
        float position = (float)((float)(at + (HalfPixelCenters ? 0.5f : 0f)) * scale);
        int nearest = (int)(AlignCorners ? position + 0.5 : position);
        return nearest < input ? nearest : input - 1;
    }
}
