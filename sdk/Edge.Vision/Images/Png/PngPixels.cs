using System;
using System.Buffers.Binary;

namespace Edge.Vision.Images.Png;

/// <summary>Turns reconstructed rows of any colour type and bit depth into grey on white paper.</summary>
internal sealed class PngPixels
{
    private readonly PngHeader _header;
    private readonly byte[] _palette = [];
    private readonly byte[] _colorPalette = [];
    private readonly int[] _transparent = [];
    private readonly int _colors;

    /// <summary>Prepares for a file's palette and transparency.</summary>
    public PngPixels(PngFile file)
    {
        _header = file.Header;
        if (_header.ColorType == PngColorType.Palette)
        {
            _colors = file.Palette.Length / 3;
            _palette = PaletteOnWhite(file.Palette.Span, file.Transparency.Span);
            _colorPalette = ColorsOnWhite(file.Palette.Span, file.Transparency.Span);
        }
        else if (!file.Transparency.IsEmpty && _header.ColorType is PngColorType.Gray or PngColorType.Rgb)
        {
            _transparent = new int[file.Transparency.Length / 2];
            for (int i = 0; i < _transparent.Length; i++)
                _transparent[i] = BinaryPrimitives.ReadUInt16BigEndian(file.Transparency.Span[(2 * i)..]);
        }
    }

    /// <summary>The grey of a pixel of a row.</summary>
    public byte Gray(ReadOnlySpan<byte> row, int x)
    {
        int first = x * _header.Channels;
        int a = Sample(row, first);
        switch (_header.ColorType)
        {
            case PngColorType.Palette:
                if (a >= _colors)
                    throw new InvalidImageException($"Expected a PNG palette index below {_colors}, got {a}; the file is damaged, save it again.");
                return _palette[a];
            case PngColorType.Gray:
                return IsTransparent(a) ? byte.MaxValue : (byte)Eight(a);
            case PngColorType.GrayAlpha:
                return Luma.OnWhite(Eight(a), Eight(Sample(row, first + 1)));
            default:
                int b = Sample(row, first + 1);
                int c = Sample(row, first + 2);
                if (IsTransparent(a, b, c))
                    return byte.MaxValue;
                byte gray = Luma.Of(Eight(a), Eight(b), Eight(c));
                return _header.ColorType == PngColorType.Rgba ? Luma.OnWhite(gray, Eight(Sample(row, first + 3))) : gray;
        }
    }

    /// <summary>The colour of a pixel of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="x">The pixel.</param>
    /// <param name="color">Receives red, green and blue.</param>
    public void Color(ReadOnlySpan<byte> row, int x, Span<byte> color)
    {
        if (_header.ColorType == PngColorType.Palette)
        {
            int index = Sample(row, x);
            if (index >= _colors)
                throw new InvalidImageException($"Expected a PNG palette index below {_colors}, got {index}; the file is damaged, save it again.");
            _colorPalette.AsSpan(3 * index, 3).CopyTo(color);
            return;
        }
        if (_header.ColorType is PngColorType.Gray or PngColorType.GrayAlpha)
        {
            color.Fill(Gray(row, x));
            return;
        }
        int first = x * _header.Channels;
        int red = Sample(row, first), green = Sample(row, first + 1), blue = Sample(row, first + 2);
        int alpha = _header.ColorType == PngColorType.Rgba ? Eight(Sample(row, first + 3)) : IsTransparent(red, green, blue) ? 0 : byte.MaxValue;
        color[0] = Luma.OnWhite(Eight(red), alpha);
        color[1] = Luma.OnWhite(Eight(green), alpha);
        color[2] = Luma.OnWhite(Eight(blue), alpha);
    }

    private static byte[] ColorsOnWhite(ReadOnlySpan<byte> palette, ReadOnlySpan<byte> alpha)
    {
        var colors = new byte[palette.Length];
        for (int i = 0; i < colors.Length; i++)
            colors[i] = i / 3 < alpha.Length ? Luma.OnWhite(palette[i], alpha[i / 3]) : palette[i];
        return colors;
    }

    private static byte[] PaletteOnWhite(ReadOnlySpan<byte> palette, ReadOnlySpan<byte> alpha)
    {
        var grays = new byte[palette.Length / 3];
        for (int i = 0; i < grays.Length; i++)
        {
            byte gray = Luma.Of(palette[3 * i], palette[(3 * i) + 1], palette[(3 * i) + 2]);
            grays[i] = i < alpha.Length ? Luma.OnWhite(gray, alpha[i]) : gray;
        }
        return grays;
    }

    private bool IsTransparent(params ReadOnlySpan<int> samples) => samples.SequenceEqual(_transparent);

    private int Eight(int sample) => _header.BitDepth == 8 ? sample : Luma.Scale(sample, (1 << _header.BitDepth) - 1);

    private int Sample(ReadOnlySpan<byte> row, int index)
    {
        switch (_header.BitDepth)
        {
            case 8:
                return row[index];
            case 16:
                return BinaryPrimitives.ReadUInt16BigEndian(row[(2 * index)..]);
            default:
                int bit = index * _header.BitDepth;
                return (row[bit >> 3] >> (8 - _header.BitDepth - (bit & 7))) & ((1 << _header.BitDepth) - 1);
        }
    }
}
