using System;
using Edge.Micro.Operators;

namespace Edge.Micro.Kernels;

/// <summary>MAX_POOL_2D and AVERAGE_POOL_2D: the cells of a window one after the other, each over all channels.</summary>
internal sealed class PoolKernel : Kernel
{
    private readonly Pool2D _operator;
    private readonly Scratch _scratch;
    private readonly bool _isAverage;
    private readonly bool _isClamped;

    /// <summary>Prepares the operator and asks for its buffer.</summary>
    public PoolKernel(Pool2D step, Scratch scratch)
    {
        _operator = step;
        _scratch = scratch;
        _isAverage = step is AveragePool2D;
        _isClamped = step.ActivationMin > sbyte.MinValue || step.ActivationMax < sbyte.MaxValue;
        if (_isAverage)
            scratch.Reserve(0, step.Output.Shape[3]);
    }

    /// <inheritdoc/>
    public override void Run(sbyte[] arena)
    {
        Tensor input = _operator.Inputs[0], output = _operator.Output;
        sbyte[] source = input.Source(arena);
        int inputHeight = input.Shape[1], inputWidth = input.Shape[2], channels = output.Shape[3];
        int height = _operator.Window.Height, width = _operator.Window.Width;
        int strideHeight = _operator.Window.StrideHeight, strideWidth = _operator.Window.StrideWidth;
        int endTop = output.Shape[1] * strideHeight - _operator.PadTop, endLeft = output.Shape[2] * strideWidth - _operator.PadLeft;
        int rowLength = inputWidth * channels;
        int pictureLength = inputHeight * rowLength;
        int endPicture = input.Offset + input.Length;
        int destination = output.Offset;
        for (int picture = input.Offset; picture < endPicture; picture += pictureLength)
            for (int top = -_operator.PadTop; top < endTop; top += strideHeight)
            {
                int firstRow = picture + (top < 0 ? 0 : top) * rowLength;
                int endRow = picture + (top + height < inputHeight ? top + height : inputHeight) * rowLength;
                for (int left = -_operator.PadLeft; left < endLeft; left += strideWidth)
                {
                    int firstX = left < 0 ? 0 : left;
                    int endX = left + width < inputWidth ? left + width : inputWidth;
                    int from = firstRow + firstX * channels, columns = (endX - firstX) * channels;
                    if (_isAverage)
                        Average(source, from, columns, rowLength, endRow, _scratch.Sums, arena, destination, channels);
                    else
                        Largest(source, from, columns, rowLength, endRow, arena, destination, channels);
                    if (_isClamped)
                        Clamp(arena, destination, channels, _operator.ActivationMin, _operator.ActivationMax);
                    destination += channels;
                }
            }
    }

    private static void Largest(sbyte[] source, int from, int columns, int rowLength, int endRow, sbyte[] arena, int destination, int channels)
    {
        Array.Copy(source, from, arena, destination, channels);
        int cell = from + channels;
        for (; from < endRow; from += rowLength)
        {
            int end = from + columns;
            for (; cell < end; cell += channels)
                TakeLarger(source, cell, arena, destination, destination + channels);
            cell = from + rowLength;
        }
    }

    private static void TakeLarger(sbyte[] source, int from, sbyte[] arena, int to, int end)
    {
        for (; to < end; to++)
        {
            int value = source[from];
            if (value > arena[to])
                arena[to] = (sbyte)value;
            from++;
        }
    }

    private static void Average(sbyte[] source, int from, int columns, int rowLength, int endRow, int[] sums, sbyte[] arena, int destination, int channels)
    {
        for (int channel = 0; channel < channels; channel++)
            sums[channel] = 0;
        int count = 0;
        for (; from < endRow; from += rowLength)
        {
            int end = from + columns;
            for (int cell = from; cell < end; cell += channels)
            {
                AddCell(source, cell, sums, channels);
                count++;
            }
        }
        int half = count / 2;
        for (int channel = 0; channel < channels; channel++)
        {
            int sum = sums[channel];
            // A mean of int8 values is one.
            arena[destination] = (sbyte)((sum > 0 ? sum + half : sum - half) / count);
            destination++;
        }
    }

    private static void AddCell(sbyte[] source, int from, int[] sums, int channels)
    {
        for (int channel = 0; channel < channels; channel++)
        {
            sums[channel] = sums[channel] + source[from];
            from++;
        }
    }

    private static void Clamp(sbyte[] arena, int from, int channels, int min, int max)
    {
        int end = from + channels;
        for (; from < end; from++)
        {
            int value = arena[from];
            if (value < min)
                arena[from] = (sbyte)min;
            if (value > max)
                arena[from] = (sbyte)max;
        }
    }
}
