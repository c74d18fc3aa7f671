using System;
using Edge.Micro.Operators;

namespace Edge.Micro.Kernels;

/// <summary>Copies what a window sees into one run of bytes, rows by one native copy each; padding is the zero point.</summary>
internal sealed class PatchReader
{
    private readonly int _height;
    private readonly int _width;
    private readonly int _channels;
    private readonly int _rows;
    private readonly int _columns;
    private readonly int _rowStep;
    private readonly int _columnStep;
    private readonly int _tapChannels;
    private readonly bool _isContiguous;
    private readonly int _lastTop;
    private readonly int _lastLeft;
    private readonly int _patchLength;
    private readonly sbyte[] _padding;

    /// <summary>Prepares to read one operator's input.</summary>
    /// <param name="input">[batches, height, width, channels].</param>
    /// <param name="window">The sliding window.</param>
    /// <param name="tapChannels">Channels of one group; all of them where there are no groups.</param>
    public PatchReader(Tensor input, Window window, int tapChannels)
    {
        _height = input.Shape[1];
        _width = input.Shape[2];
        _channels = input.Shape[3];
        _rows = window.Height;
        _columns = window.Width;
        _rowStep = window.DilationHeight;
        _columnStep = window.DilationWidth;
        _tapChannels = tapChannels;
        _lastTop = _height - 1 - (_rows - 1) * _rowStep;
        _lastLeft = _width - _columns;
        _patchLength = _rows * _columns * tapChannels;
        _isContiguous = tapChannels == _channels && _columnStep == 1;
        _padding = new sbyte[(_isContiguous ? _columns : 1) * tapChannels];
        for (int i = 0; i < _padding.Length; i++)
            _padding[i] = (sbyte)input.ZeroPoint;
    }

    /// <summary>Fills a patch, [window height, window width, channels of the group].</summary>
    /// <param name="source">The input's array.</param>
    /// <param name="picture">Index of the picture's first value, moved to the group's first channel.</param>
    /// <param name="top">Row of the window's first tap, possibly in the padding.</param>
    /// <param name="left">Column of the window's first tap, possibly in the padding.</param>
    /// <param name="patch">Receives the values.</param>
    public void Read(sbyte[] source, int picture, int top, int left, sbyte[] patch)
    {
        if (!_isContiguous)
            ReadTaps(source, picture, top, left, patch);
        else if (top >= 0 && left >= 0 && top <= _lastTop && left <= _lastLeft)
            ReadInside(source, picture + (top * _width + left) * _channels, _rowStep * _width * _channels, patch, _padding.Length, _patchLength);
        else
            ReadRows(source, picture, top, left, patch);
    }

    private static void ReadInside(sbyte[] source, int from, int step, sbyte[] patch, int length, int end)
    {
        for (int to = 0; to < end; to += length)
        {
            Array.Copy(source, from, patch, to, length);
            from += step;
        }
    }

    private void ReadRows(sbyte[] source, int picture, int top, int left, sbyte[] patch)
    {
        sbyte[] padding = _padding;
        int length = padding.Length, height = _height, rowLength = _width * _channels;
        int first = left < 0 ? 0 : left;
        int end = left + _columns < _width ? left + _columns : _width;
        int count = (end - first) * _channels;
        int before = (first - left) * _channels;
        int from = picture + top * rowLength + first * _channels;
        int to = 0;
        int rowStep = _rowStep, sourceStep = _rowStep * rowLength;
        int bottom = top + _rows * rowStep;
        for (int y = top; y < bottom; y += rowStep)
        {
            bool inside = y >= 0 && y < height && count > 0;
            if (!inside || count < length)
                Array.Copy(padding, 0, patch, to, length);
            if (inside)
                Array.Copy(source, from, patch, to + before, count);
            from += sourceStep;
            to += length;
        }
    }

    private void ReadTaps(sbyte[] source, int picture, int top, int left, sbyte[] patch)
    {
        int length = _tapChannels;
        int to = 0;
        for (int row = 0; row < _rows; row++)
        {
            int y = top + row * _rowStep;
            for (int column = 0; column < _columns; column++)
            {
                int x = left + column * _columnStep;
                if (y >= 0 && y < _height && x >= 0 && x < _width)
                    Array.Copy(source, picture + (y * _width + x) * _channels, patch, to, length);
                else
                    Array.Copy(_padding, 0, patch, to, length);
                to += length;
            }
        }
    }
}
