using System;
using Edge.Micro.Vision.Steps;
using Edge.Vision.Steps;

namespace Edge.Vision;

/// <summary>Finds handwritten digits in a grey frame and draws them as MNIST was made: 28x28, white ink on black, in a 20x20 box, centred by mass.</summary>
/// <remarks>
/// <para>The steps are those of <see cref="Edge.Micro.Vision.SmallDigitFinder"/>, with vectors where pixels are many. All of it is integer
/// arithmetic: the same frame gives the same bits everywhere, on a microcontroller too.</para>
/// <para>Every buffer is made in the constructor; memory depends on the working picture of at most
/// <see cref="MaxWorkingSide"/> x <see cref="MaxWorkingSide"/> and not on the frame, and finding allocates nothing.
/// An instance is used by one thread at a time.</para>
/// </remarks>
public sealed class DigitFinder
{
    /// <summary>Side of the square picture that is made, in pixels.</summary>
    public const int DigitSide = 28;

    /// <summary>Longest side of the picture that the steps work on, in pixels; larger frames are shrunk to it by a whole factor.</summary>
    public const int MaxWorkingSide = 640;

    /// <summary>Longest side, in pixels, up to which a picture is taken as already cropped to one digit, which may then touch the border.</summary>
    public const int MaxCroppedSide = FrameGeometry.MaxCroppedSide;

    private const int DigitLength = DigitSide * DigitSide;

    private readonly FrameReducer _reducer;
    private readonly DigitSearch _search;
    private readonly Candidates _candidates;
    private readonly CandidateDrawing _drawing;
    private readonly FurtherLooks _further;
    private readonly FoundDigit[] _found;
    private byte[] _pixels = [];

    /// <summary>Makes a finder for frames of one size.</summary>
    /// <param name="width">Width of every frame in pixels, 1 to <see cref="GrayImage.MaxSide"/>.</param>
    /// <param name="height">Height of every frame in pixels, 1 to <see cref="GrayImage.MaxSide"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is out of range.</exception>
    public DigitFinder(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, GrayImage.MaxSide);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, GrayImage.MaxSide);
        Width = width;
        Height = height;
        _reducer = new FrameReducer(width, height, MaxWorkingSide);
        var geometry = new FrameGeometry(_reducer.Width, _reducer.Height);
        _search = new DigitSearch(geometry, new VectorScanner(geometry.Width), new VectorGridFilter(geometry.Columns, geometry.Rows));
        _candidates = new Candidates(_reducer, geometry.StrokeCapacity);
        _drawing = new CandidateDrawing(_reducer, _search);
        _further = new FurtherLooks(width, height);
        _found = new FoundDigit[geometry.StrokeCapacity];
    }

    /// <summary>Width of the frames that are taken, in pixels.</summary>
    public int Width { get; }

    /// <summary>Height of the frames that are taken, in pixels.</summary>
    public int Height { get; }

    /// <summary>Finds the digit of a frame.</summary>
    /// <param name="frame">A grey frame of <see cref="Width"/> x <see cref="Height"/>; read, not changed.</param>
    /// <param name="digit">28 * 28 bytes, row by row; the digit, 0 paper to 255 ink; all 0 where there is none.</param>
    /// <param name="box">Where the digit is in the frame, in pixels; empty where there is none.</param>
    /// <returns>Whether there is something that may be a digit.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
    /// <exception cref="ArgumentException">The frame has another size, or <paramref name="digit"/> another length.</exception>
    public bool TryFind(GrayImage frame, Span<byte> digit, out DigitBox box)
    {
        CheckFrame(frame);
        if (digit.Length != DigitLength)
            throw new ArgumentException($"Expected room for {DigitLength} pixels, got {digit.Length}; pass 28 * 28 bytes.", nameof(digit));
        byte[] pixels = _reducer.Reduce(frame);
        int group = _search.FindOne(pixels);
        if (group < 0)
        {
            digit.Clear();
            box = default;
            return false;
        }
        _drawing.Draw(pixels, _search.Groups, group, digit);
        box = _reducer.BoxOf(_search.Groups, group);
        return true;
    }

    /// <summary>Finds all digits of a frame: a line, a column, a page.</summary>
    /// <param name="frame">A grey frame of <see cref="Width"/> x <see cref="Height"/>; read, not changed.</param>
    /// <param name="digits">28 * 28 bytes for every entry of <paramref name="found"/>; the digits in the same order, 0 paper to 255 ink.</param>
    /// <param name="found">Set to the digits' boxes and lines in reading order: line by line, left to right. At most its length are found,
    /// the largest ones where there are more.</param>
    /// <returns>The number of digits, 0 to the length of <paramref name="found"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="frame"/> is null.</exception>
    /// <exception cref="ArgumentException">The frame has another size, or <paramref name="digits"/> another length.</exception>
    public int FindAll(GrayImage frame, Span<byte> digits, Span<FoundDigit> found)
    {
        CheckFrame(frame);
        if (digits.Length != found.Length * DigitLength)
            throw new ArgumentException($"Expected room for {found.Length} digits of {DigitLength} pixels, got {digits.Length}; pass 28 * 28 bytes for each.", nameof(digits));
        int count = LookForAll(frame, found);
        for (int i = 0; i < count; i++)
            _drawing.Draw(_pixels, _search.Groups, _candidates.GroupOf(i), digits.Slice(i * DigitLength, DigitLength));
        digits[(count * DigitLength)..].Clear();
        return count;
    }

    /// <summary>Finds what in a frame may be digits, by the same look as <see cref="FindAll"/>.</summary>
    /// <param name="frame">A grey frame of <see cref="Width"/> x <see cref="Height"/>; read, not changed.</param>
    /// <param name="candidates">Set to what was found, in reading order; the largest ones where there is no room for all.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The frame has another size.</exception>
    public void Look(GrayImage frame, CandidateList candidates)
    {
        CheckFrame(frame);
        ArgumentNullException.ThrowIfNull(candidates);
        candidates.Clear();
        int count = LookForAll(frame, _found.AsSpan(0, Math.Min(_found.Length, candidates.Capacity)));
        for (int i = 0; i < count; i++)
            _drawing.Draw(_pixels, _search.Groups, _candidates.GroupOf(i), candidates.Add(new DigitCandidate(_found[i].Box, CandidateKind.FirstLook)));
    }

    /// <summary>Looks again at the frame that <see cref="Look"/> has looked at, in other ways, where its candidates turn out to be none: other thresholds, the other
    /// polarity, strokes joined and parted.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="candidates">What <see cref="Look"/> has found in it; further candidates are added at the end while there is room.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The frame has another size.</exception>
    public void LookAgain(GrayImage frame, CandidateList candidates)
    {
        CheckFrame(frame);
        ArgumentNullException.ThrowIfNull(candidates);
        _further.Add(frame, candidates);
    }

    private int LookForAll(GrayImage frame, Span<FoundDigit> found)
    {
        _pixels = _reducer.Reduce(frame);
        _search.Begin(_pixels);
        int count = _candidates.Choose(_search, _pixels, found);
        if (count == 0 && _search.Tighten(_pixels))
            count = _candidates.Choose(_search, _pixels, found);
        if (count == 0 && _search.Turn(_pixels))
            count = _candidates.Choose(_search, _pixels, found);
        return count;
    }

    private void CheckFrame(GrayImage frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Width != Width || frame.Height != Height)
            throw new ArgumentException($"Expected a frame of {Width}x{Height}, got {frame.Width}x{frame.Height}; make a finder for that size.", nameof(frame));
    }
}
