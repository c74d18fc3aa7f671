namespace Edge.Micro.Vision.Steps;

/// <summary>How much darker strokes are than what is left and right of them.</summary>
/// <remarks>A stroke has paper on both sides. The edge of a shadow, of a sheet or of a finger has it on one.</remarks>
internal sealed class StrokeContrast
{
    // Lower strokes have too few runs to tell.
    private const int LeastHeight = 4;

    private readonly FrameGeometry _geometry;
    private readonly Runs _runs;
    private readonly Components _components;

    // Differences and papers at the left ends of the runs of a patch, and at the right ones.
    private int _left;
    private int _leftPaper;
    private int _right;
    private int _rightPaper;

    /// <summary>Makes the step.</summary>
    public StrokeContrast(FrameGeometry geometry, Runs runs, Components components)
    {
        _geometry = geometry;
        _runs = runs;
        _components = components;
    }

    /// <summary>Measures strokes, and drops those that are darker than one side only.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="flip">255 where its ink is light, else 0.</param>
    /// <param name="strokes">The strokes.</param>
    public void Measure(byte[] frame, int flip, Strokes strokes)
    {
        int[] chosen = strokes.Component;
        int kept = 0;
        for (int i = 0; i < strokes.Count; i++)
        {
            int component = chosen[i];
            AddRuns(frame, flip, component);
            if (!_geometry.IsCropped && IsOneSided(component))
                continue;
            chosen[kept] = component;
            strokes.Difference[kept] = _left + _right;
            strokes.Paper[kept] = _leftPaper + _rightPaper;
            kept++;
        }
        strokes.Truncate(kept);
    }

    // Half as dark to one side, or less.
    private bool IsOneSided(int component)
    {
        if (_components.Bottom[component] - _components.Top[component] < LeastHeight || _leftPaper == 0 || _rightPaper == 0)
            return false;
        long left = (long)_left * _rightPaper;
        long right = (long)_right * _leftPaper;
        return left < right ? 2 * left < right : 2 * right < left;
    }

    private void AddRuns(byte[] frame, int flip, int component)
    {
        int[] next = _components.Next;
        int[] first = _runs.First;
        int[] starts = _runs.Start;
        int[] ends = _runs.End;
        int width = _geometry.Width;
        int row = _components.Top[component];
        int reach = EdgeReach.Of(_components.Right[component] - _components.Left[component], _components.Bottom[component] - row);
        int left = 0;
        int leftPaper = 0;
        int right = 0;
        int rightPaper = 0;
        for (int run = _components.FirstRun[component]; run >= 0; run = next[run])
        {
            while (run >= first[row + 1])
                row++;
            // Every second row is enough.
            if ((row & 1) != 0)
                continue;
            int start = starts[run];
            int end = ends[run];
            int middle = (start + end) >> 1;
            int line = row * width;
            if (start >= reach)
            {
                int paper = frame[line + start - reach] ^ flip;
                left += paper - (frame[line + (start + reach < middle ? start + reach : middle)] ^ flip);
                leftPaper += paper;
            }
            if (end + reach <= width)
            {
                int inner = end - 1 - reach;
                int paper = frame[line + end - 1 + reach] ^ flip;
                right += paper - (frame[line + (inner > middle ? inner : middle)] ^ flip);
                rightPaper += paper;
            }
        }
        _left = left;
        _leftPaper = leftPaper;
        _right = right;
        _rightPaper = rightPaper;
    }
}
