using System;
using System.Runtime.Intrinsics;

namespace Edge.Vision.Steps;

/// <summary>A frame without its lighting, pixel by pixel: white paper, and strokes up to a width as dark as they are beside their paper.</summary>
/// <remarks>
/// The paper is the grey closing of the smoothed frame by a square. It leaves slopes and the edges of wide shadows as they are and fills whatever is dark and
/// narrower than the square. What remains of the frame beside its paper is strokes and narrow shadows.
/// </remarks>
internal sealed class FlatPicture
{
    private const int Lanes = 16;

    private readonly int _width;
    private readonly int _height;
    private readonly int _stride;
    private readonly int _pad;
    private readonly byte[] _smooth;
    private readonly byte[] _paper;
    private readonly int[] _shares = new int[256];

    /// <summary>Makes the step for frames of one size.</summary>
    /// <param name="width">Their width in pixels.</param>
    /// <param name="height">Their height.</param>
    /// <param name="widest">The largest side of the square, in pixels.</param>
    public FlatPicture(int width, int height, int widest)
    {
        _width = width;
        _height = height;
        _pad = widest;
        _stride = width + widest;
        _smooth = new byte[width * height];
        _paper = new byte[(_stride * (height + widest)) + Lanes];
        Pixels = new byte[width * height];
        for (int paper = 1; paper < _shares.Length; paper++)
            _shares[paper] = (255 << 16) / paper;
    }

    /// <summary>The flat picture: dark ink on white paper.</summary>
    public byte[] Pixels { get; }

    /// <summary>Makes it.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="flip">255 where the ink is light, else 0.</param>
    /// <param name="side">Side of the square, in pixels: strokes are narrower.</param>
    /// <param name="smoothing">How often neighbours are averaged against noise.</param>
    public void Make(byte[] frame, int flip, int side, int smoothing)
    {
        Smooth(frame, flip, smoothing);
        Array.Clear(_paper);
        for (int y = 0; y < _height; y++)
            _smooth.AsSpan(y * _width, _width).CopyTo(_paper.AsSpan(((y + _pad) * _stride) + _pad));
        Close(side);
        for (int y = 0; y < _height; y++)
        {
            ReadOnlySpan<byte> paper = _paper.AsSpan(((y + _pad) * _stride) + _pad, _width);
            ReadOnlySpan<byte> ink = _smooth.AsSpan(y * _width, _width);
            Span<byte> flat = Pixels.AsSpan(y * _width, _width);
            for (int x = 0; x < flat.Length; x++)
                flat[x] = (byte)(255 - (((paper[x] - ink[x]) * _shares[paper[x]]) >> 16));
        }
    }

    // Binomial weights of three, along rows and columns.
    private void Smooth(byte[] frame, int flip, int passes)
    {
        for (int i = 0; i < frame.Length; i++)
            _smooth[i] = (byte)(frame[i] ^ flip);
        for (int pass = 0; pass < passes; pass++)
        {
            Mean(1);
            Mean(_width);
            MeanBack(1);
            MeanBack(_width);
        }
    }

    // Every window begins at its first pixel in the dilation and ends at its last in the erosion, so that the closing stays in place.
    private void Close(int side)
    {
        Dilate(side, 1);
        Dilate(side, _stride);
        Erode(side, 1);
        Erode(side, _stride);
    }

    private void Dilate(int side, int step)
    {
        int window = 1;
        for (; 2 * window <= side; window *= 2)
            Max(window * step);
        if (window < side)
            Max((side - window) * step);
    }

    private void Erode(int side, int step)
    {
        int window = 1;
        for (; 2 * window <= side; window *= 2)
            Min(window * step);
        if (window < side)
            Min((side - window) * step);
    }

    private void Max(int ahead)
    {
        ref byte values = ref _paper[0];
        int count = _paper.Length - ahead;
        int i = 0;
        for (; i <= count - Lanes; i += Lanes)
            Vector128.Max(Vector128.LoadUnsafe(ref values, (nuint)i), Vector128.LoadUnsafe(ref values, (nuint)(i + ahead))).StoreUnsafe(ref values, (nuint)i);
        for (; i < count; i++)
            _paper[i] = Math.Max(_paper[i], _paper[i + ahead]);
    }

    private void Min(int behind)
    {
        ref byte values = ref _paper[0];
        int i = _paper.Length - Lanes;
        for (; i >= behind; i -= Lanes)
            Vector128.Min(Vector128.LoadUnsafe(ref values, (nuint)i), Vector128.LoadUnsafe(ref values, (nuint)(i - behind))).StoreUnsafe(ref values, (nuint)i);
        for (i += Lanes - 1; i >= behind; i--)
            _paper[i] = Math.Min(_paper[i], _paper[i - behind]);
    }

    private void Mean(int ahead)
    {
        ref byte values = ref _smooth[0];
        int count = _smooth.Length - ahead;
        int i = 0;
        for (; i <= count - Lanes; i += Lanes)
        {
            Vector128<byte> a = Vector128.LoadUnsafe(ref values, (nuint)i), b = Vector128.LoadUnsafe(ref values, (nuint)(i + ahead));
            ((a | b) - (((a ^ b) >>> 1) & Vector128.Create((byte)0x7F))).StoreUnsafe(ref values, (nuint)i);
        }
        for (; i < count; i++)
            _smooth[i] = (byte)((_smooth[i] + _smooth[i + ahead] + 1) >> 1);
    }

    private void MeanBack(int behind)
    {
        ref byte values = ref _smooth[0];
        int i = _smooth.Length - Lanes;
        for (; i >= behind; i -= Lanes)
        {
            // Rounded down, as the other mean is rounded up.
            Vector128<byte> a = Vector128.LoadUnsafe(ref values, (nuint)i), b = Vector128.LoadUnsafe(ref values, (nuint)(i - behind));
            ((a & b) + (((a ^ b) >>> 1) & Vector128.Create((byte)0x7F))).StoreUnsafe(ref values, (nuint)i);
        }
        for (i += Lanes - 1; i >= behind; i--)
            _smooth[i] = (byte)((_smooth[i] + _smooth[i - behind]) >> 1);
    }
}
