using System;
using Edge.Micro.Vision.Steps;

namespace Edge.Vision.Steps;

/// <summary>Shrinks a frame by a whole factor, each pixel the mean of its block, so that no later step depends on the frame's size.</summary>
internal sealed class FrameReducer
{
    private readonly int _frameWidth;
    private readonly int _frameHeight;
    private readonly int _factor;
    private readonly int[] _sums;
    private readonly byte[] _result;

    /// <summary>Makes the step for one frame size.</summary>
    public FrameReducer(int frameWidth, int frameHeight, int maxSide)
    {
        _frameWidth = frameWidth;
        _frameHeight = frameHeight;
        _factor = (Math.Max(frameWidth, frameHeight) + maxSide - 1) / maxSide;
        Width = (frameWidth + _factor - 1) / _factor;
        Height = (frameHeight + _factor - 1) / _factor;
        _result = _factor == 1 ? [] : new byte[Width * Height];
        _sums = new int[Width];
    }

    /// <summary>Width of the shrunken picture.</summary>
    public int Width { get; }

    /// <summary>Height of the shrunken picture.</summary>
    public int Height { get; }

    /// <summary>Shrinks a frame.</summary>
    /// <returns>The pixels, used again from frame to frame; the frame's own where it is not too large.</returns>
    public byte[] Reduce(GrayImage frame)
    {
        if (_factor == 1)
            return frame.Pixels;
        for (int y = 0; y < Height; y++)
            ReduceRow(frame.Pixels, y);
        return _result;
    }

    /// <summary>The box of a group of the shrunken picture in pixels of the frame.</summary>
    public DigitBox BoxOf(Groups groups, int group)
    {
        int x = groups.Left[group] * _factor;
        int y = groups.Top[group] * _factor;
        return new DigitBox(x, y, Math.Min(groups.Right[group] * _factor, _frameWidth) - x, Math.Min(groups.Bottom[group] * _factor, _frameHeight) - y);
    }

    private void ReduceRow(byte[] source, int row)
    {
        int top = row * _factor;
        int bottom = Math.Min(top + _factor, _frameHeight);
        Array.Clear(_sums);
        for (int y = top; y < bottom; y++)
        {
            ReadOnlySpan<byte> line = source.AsSpan(y * _frameWidth, _frameWidth);
            for (int i = 0; i < _sums.Length; i++)
            {
                int end = Math.Min((i + 1) * _factor, _frameWidth);
                int sum = 0;
                for (int x = i * _factor; x < end; x++)
                    sum += line[x];
                _sums[i] += sum;
            }
        }
        Span<byte> target = _result.AsSpan(row * Width, Width);
        for (int i = 0; i < target.Length; i++)
        {
            int count = (Math.Min((i + 1) * _factor, _frameWidth) - (i * _factor)) * (bottom - top);
            target[i] = (byte)(_sums[i] / count);
        }
    }
}
