using System;
using Edge.Vision.Steps;

namespace Edge.Vision;

/// <summary>Finds the handwritten digit in a grey frame and draws it as MNIST was made: 28x28, white ink on black, in a 20x20 box, centred by mass.</summary>
/// <remarks>
/// <para>The steps, one class each: shrink, polarity, background, ink, threshold, components, groups, choice, resampling, centring.
/// All of it is integer arithmetic: the same frame gives the same bits everywhere.</para>
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
    public const int MaxCroppedSide = 64;

    private readonly FrameReducer _reducer;
    private readonly CellGrid _grid;
    private readonly PolarityEstimator _polarity;
    private readonly BackgroundEstimator _background;
    private readonly InkMap _ink;
    private readonly InkThreshold _threshold = new();
    private readonly ComponentLabeler _labeler;
    private readonly ComponentFilter _filter;
    private readonly ComponentGrouper _grouper;
    private readonly DigitSelector _selector;
    private readonly DigitResampler _resampler = new();
    private readonly ReadingOrder _order = new(ComponentGrouper.MaxComponents);
    private readonly ComponentGroup[] _candidates = new ComponentGroup[ComponentGrouper.MaxComponents];
    private readonly DigitBox[] _boxes = new DigitBox[ComponentGrouper.MaxComponents];
    private readonly int[] _readingOrder = new int[ComponentGrouper.MaxComponents];
    private readonly int[] _lines = new int[ComponentGrouper.MaxComponents];
    private readonly byte[] _inkBefore;

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
        bool cropped = Math.Max(width, height) <= MaxCroppedSide;
        _reducer = new FrameReducer(width, height, MaxWorkingSide);
        GrayImage working = _reducer.Result;
        _grid = new CellGrid(working.Width, working.Height);
        _polarity = new PolarityEstimator(_grid, cropped);
        _background = new BackgroundEstimator(_grid, cropped);
        _ink = new InkMap(working.Width, working.Height, _grid.CellShift);
        _inkBefore = new byte[working.Width * working.Height];
        _labeler = new ComponentLabeler(working.Width, working.Height);
        _filter = new ComponentFilter(working.Width, working.Height, keepBorder: cropped);
        _grouper = new ComponentGrouper(joinAll: cropped);
        _selector = new DigitSelector(working.Width, working.Height);
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
        if (digit.Length != DigitSide * DigitSide)
            throw new ArgumentException($"Expected room for {DigitSide * DigitSide} pixels, got {digit.Length}; pass 28 * 28 bytes.", nameof(digit));

        digit.Clear();
        box = default;
        int groups = FindGroups(frame);
        if (!_selector.TrySelect(_grouper.Groups[..groups], out ComponentGroup chosen))
            return false;

        _labeler.EraseAllBut(_ink.Pixels, _grouper, chosen);
        _resampler.Draw(_ink.Pixels, _reducer.Result.Width, chosen, _threshold, digit);
        box = _reducer.ToFrame(chosen.Left, chosen.Top, chosen.Right, chosen.Bottom);
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
        if (digits.Length != found.Length * DigitSide * DigitSide)
            throw new ArgumentException($"Expected room for {found.Length} digits of {DigitSide * DigitSide} pixels, got {digits.Length}; pass 28 * 28 bytes for each.", nameof(digits));

        digits.Clear();
        int count = Candidates(FindGroups(frame), found.Length);
        _order.Compute(_boxes.AsSpan(0, count), _readingOrder, _lines);
        _ink.Pixels.CopyTo(_inkBefore.AsSpan());
        for (int i = 0; i < count; i++)
        {
            ComponentGroup group = _candidates[_readingOrder[i]];
            _inkBefore.CopyTo(_ink.Pixels.AsSpan());
            _labeler.EraseAllBut(_ink.Pixels, _grouper, group);
            _resampler.Draw(_ink.Pixels, _reducer.Result.Width, group, _threshold, digits.Slice(i * DigitSide * DigitSide, DigitSide * DigitSide));
            found[i] = new FoundDigit(_boxes[_readingOrder[i]], _lines[i]);
        }
        return count;
    }

    private void CheckFrame(GrayImage frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.Width != Width || frame.Height != Height)
            throw new ArgumentException($"Expected a frame of {Width}x{Height}, got {frame.Width}x{frame.Height}; make a finder for that size.", nameof(frame));
    }

    // The groups with a digit's shape and at least a third of the tallest one's height, the largest first.
    private int Candidates(int groups, int limit)
    {
        int count = 0;
        int tallest = 0;
        foreach (ComponentGroup group in _grouper.Groups[..groups])
            if (DigitShape.IsPlausible(group))
            {
                _candidates[count++] = group;
                tallest = Math.Max(tallest, group.Height);
            }
        int kept = 0;
        for (int i = 0; i < count; i++)
            if (3 * _candidates[i].Height >= tallest)
                _candidates[kept++] = _candidates[i];
        _candidates.AsSpan(0, kept).Sort(static (a, b) => b.Area.CompareTo(a.Area));
        kept = Math.Min(kept, limit);
        for (int i = 0; i < kept; i++)
            _boxes[i] = _reducer.ToFrame(_candidates[i].Left, _candidates[i].Top, _candidates[i].Right, _candidates[i].Bottom);
        return kept;
    }

    private int FindGroups(GrayImage frame)
    {
        GrayImage working = _reducer.Reduce(frame);
        _grid.Compute(working);
        if (_polarity.IsLightOnDark(working))
        {
            // From here on there is only dark ink on light paper, so both polarities give the same bits.
            Inverter.Invert(working.Pixels);
            _grid.Compute(working);
        }
        int noise = _ink.Compute(working, _background.Compute(), NoiseEstimator.Estimate(working));
        if (!_threshold.Compute(_ink.Pixels, noise) || !_labeler.Label(_ink.Pixels, _threshold.Low))
            return 0;
        if (!EdgeTest.HasEdges(_ink.Pixels, working.Width, _threshold.Full - _threshold.Paper))
            return 0;

        return _grouper.Group(_filter.Apply(_labeler.Components, _threshold.Middle));
    }
}
