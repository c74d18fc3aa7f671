using System;

namespace Edge.Vision.Steps;

/// <summary>Shrinks a frame by a whole factor, each pixel the mean of its block, so that no later step depends on the frame's size.</summary>
internal sealed class FrameReducer
{
    private readonly int _frameWidth;
    private readonly int _frameHeight;
    private readonly int _factor;
    private readonly int[] _sums;

    /// <summary>Makes the step for one frame size.</summary>
    public FrameReducer(int frameWidth, int frameHeight, int maxSide)
    {
        _frameWidth = frameWidth;
        _frameHeight = frameHeight;
        _factor = (Math.Max(frameWidth, frameHeight) + maxSide - 1) / maxSide;
        Result = new GrayImage((frameWidth + _factor - 1) / _factor, (frameHeight + _factor - 1) / _factor);
        _sums = new int[Result.Width];
    }

    /// <summary>The shrunken picture, used again from frame to frame.</summary>
    public GrayImage Result { get; }

    /// <summary>Shrinks a frame into <see cref="Result"/>.</summary>
    public GrayImage Reduce(GrayImage frame)
    {
        if (_factor == 1)
            frame.Pixels.CopyTo(Result.Pixels.AsSpan());
        else
            for (int y = 0; y < Result.Height; y++)
                ReduceRow(frame.Pixels, y);
        return Result;
    }

    /// <summary>A box of the shrunken picture (right and bottom exclusive) in pixels of the frame.</summary>
    public DigitBox ToFrame(int left, int top, int right, int bottom)
    {
        int x = left * _factor;
        int y = top * _factor;
        return new DigitBox(x, y, Math.Min(right * _factor, _frameWidth) - x, Math.Min(bottom * _factor, _frameHeight) - y);
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
        Span<byte> target = Result.Pixels.AsSpan(row * Result.Width, Result.Width);
        for (int i = 0; i < target.Length; i++)
        {
            int count = (Math.Min((i + 1) * _factor, _frameWidth) - (i * _factor)) * (bottom - top);
            target[i] = (byte)(_sums[i] / count);
        }
    }
}
