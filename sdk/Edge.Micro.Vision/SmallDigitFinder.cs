using System;
using Edge.Micro.Vision.Steps;

namespace Edge.Micro.Vision;

/// <summary>
/// Finds the handwritten digit in a small grey frame, as of a camera on a microcontroller, and draws it as MNIST was made: 28x28, white ink on
/// black, in a 20x20 box, centred by mass.
/// </summary>
/// <remarks>
/// Integer arithmetic: Edge.Vision's DigitFinder gives the same bits for the same frame. Every buffer is made in the constructor;
/// finding allocates nothing. An instance is used by one thread at a time.
/// </remarks>
public sealed class SmallDigitFinder
{
    /// <summary>Side of the square picture that is made, in pixels.</summary>
    public const int DigitSide = 28;

    /// <summary>The largest width or height that is taken, in pixels.</summary>
    public const int MaxSide = FrameGeometry.MaxSmallSide;

    private readonly DigitSearch _search;

    /// <summary>Makes a finder for frames of one size.</summary>
    /// <param name="width">Width of every frame in pixels, 1 to <see cref="MaxSide"/>; a multiple of 8 is fastest.</param>
    /// <param name="height">Height of every frame in pixels, 1 to <see cref="MaxSide"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is out of range.</exception>
    public SmallDigitFinder(int width, int height)
    {
        if (width < 1 || width > MaxSide)
            throw new ArgumentOutOfRangeException(nameof(width));
        if (height < 1 || height > MaxSide)
            throw new ArgumentOutOfRangeException(nameof(height));
        Width = width;
        Height = height;
        _search = new DigitSearch(new FrameGeometry(width, height), new PixelScanner(), new GridFilter());
    }

    /// <summary>Width of the frames that are taken, in pixels.</summary>
    public int Width { get; }

    /// <summary>Height of the frames that are taken, in pixels.</summary>
    public int Height { get; }

    /// <summary>The leftmost column of the digit that was found last, in pixels of the frame; 0 where none was found.</summary>
    public int Left { get; private set; }

    /// <summary>The topmost row of the digit that was found last; 0 where none was found.</summary>
    public int Top { get; private set; }

    /// <summary>The column after the digit's rightmost one; 0 where none was found.</summary>
    public int Right { get; private set; }

    /// <summary>The row after the digit's bottom one; 0 where none was found.</summary>
    public int Bottom { get; private set; }

    /// <summary>Finds the digit of a frame.</summary>
    /// <param name="frame">Width * Height bytes, row by row from the top left, 0 black to 255 white; read, not changed.</param>
    /// <param name="digit">28 * 28 bytes, row by row; set to the digit, 0 paper to 255 ink; all 0 where there is none.</param>
    /// <returns>Whether there is something that may be a digit.</returns>
    /// <exception cref="ArgumentException">An array has another length.</exception>
    public bool TryFind(byte[] frame, byte[] digit)
    {
        if (frame.Length != Width * Height)
            throw new ArgumentException("The frame has another size than this finder; pass Width * Height bytes.");
        if (digit.Length != DigitSide * DigitSide)
            throw new ArgumentException("There is no room for the digit; pass 28 * 28 bytes.");
        Array.Clear(digit, 0, digit.Length);
        int group = _search.FindOne(frame);
        if (group < 0)
        {
            Left = 0;
            Top = 0;
            Right = 0;
            Bottom = 0;
            return false;
        }
        Groups groups = _search.Groups;
        Left = groups.Left[group];
        Top = groups.Top[group];
        Right = groups.Right[group];
        Bottom = groups.Bottom[group];
        _search.Draw(frame, group, digit, 0);
        return true;
    }
}
