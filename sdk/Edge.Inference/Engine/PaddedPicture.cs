using System;
using Edge.Micro.Operators;

namespace Edge.Inference.Engine;

/// <summary>A copy of a picture as a form reads it: u8 or s16, with its padding written out, so that tile loops have no borders.</summary>
internal sealed unsafe class PaddedPicture
{
    private readonly int _height;
    private readonly int _width;
    private readonly int _channels;
    private readonly int _padTop;
    private readonly int _padLeft;
    private readonly ActivationCopy _copy;
    private readonly int _rows;
    private readonly int _columns;

    /// <summary>Lays out the copy for a convolution: the rows and columns that its windows reach, no others.</summary>
    public PaddedPicture(WindowedOperator step, int activationBytes)
    {
        int[] input = step.Inputs[0].Shape, output = step.Output.Shape;
        Window window = step.Window;
        (_height, _width, _channels) = (input[1], input[2], input[3]);
        (_padTop, _padLeft) = (step.PadTop, step.PadLeft);
        _copy = new ActivationCopy(step.Inputs[0].ZeroPoint, activationBytes);
        _rows = checked((output[1] - 1) * window.StrideHeight + (window.Height - 1) * window.DilationHeight + 1);
        _columns = checked((output[2] - 1) * window.StrideWidth + (window.Width - 1) * window.DilationWidth + 1);
        RowBytes = checked(_columns * _channels * activationBytes);
        Bytes = (long)_rows * RowBytes;
    }

    /// <summary>Bytes of a row of the copy.</summary>
    public int RowBytes { get; }

    /// <summary>Bytes of the copy.</summary>
    public long Bytes { get; }

    /// <summary>Bytes of a cell of the copy.</summary>
    public int CellBytes => _channels * _copy.ActivationBytes;

    /// <summary>Writes the copy.</summary>
    /// <param name="picture">One picture of the input, NHWC int8.</param>
    /// <param name="copy">Receives <see cref="Bytes"/> bytes.</param>
    public void Write(sbyte* picture, byte* copy)
    {
        int left = Math.Min(_padLeft, _columns);
        int inside = Math.Min(_width, _columns - left);
        int right = _columns - left - inside;
        for (int row = 0; row < _rows; row++, copy += RowBytes)
        {
            int y = row - _padTop;
            if (y < 0 || y >= _height)
            {
                _copy.WriteZeros(copy, _columns * _channels);
                continue;
            }
            _copy.WriteZeros(copy, left * _channels);
            _copy.Write(picture + (nint)y * _width * _channels, copy + (nint)left * CellBytes, inside * _channels);
            _copy.WriteZeros(copy + (nint)(left + inside) * CellBytes, right * _channels);
        }
    }
}
