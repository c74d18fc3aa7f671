namespace Edge.Micro.Vision.Steps;

/// <summary>From a group of strokes to the picture of a digit: averaged by area, of MNIST's stroke width, centred by mass.</summary>
internal sealed class GroupDrawing
{
    private readonly bool _mayBeSolid;
    private readonly InkPainter _painter;
    private readonly StrokeWidth _width = new StrokeWidth();
    private readonly int[] _painted = new int[InkPainter.MaxSide * InkPainter.MaxSide];
    private readonly MassPicture _picture = new MassPicture();

    /// <summary>Makes the step.</summary>
    public GroupDrawing(FrameGeometry geometry, Runs runs, InkLevels levels)
    {
        _mayBeSolid = !geometry.IsCropped;
        _painter = new InkPainter(geometry, runs, levels);
    }

    /// <summary>Draws a group as MNIST was made.</summary>
    /// <param name="frame">The frame that the groups were found in.</param>
    /// <param name="flip">255 where its ink is light, else 0.</param>
    /// <param name="search">What was found in it.</param>
    /// <param name="groups">The groups of its strokes.</param>
    /// <param name="group">The group.</param>
    /// <param name="digits">Where to draw; the 28 * 28 bytes are all 0.</param>
    /// <param name="offset">Where they begin.</param>
    public void Draw(byte[] frame, int flip, DigitSearch search, Groups groups, int group, byte[] digits, int offset)
    {
        int width = groups.Right[group] - groups.Left[group];
        int height = groups.Bottom[group] - groups.Top[group];
        _width.Plan(groups.Area[group], groups.Outline[group], width > height ? width : height);
        _painter.Begin(flip, groups, group, _width.Side, _mayBeSolid);
        int[] groupOf = groups.Of;
        Strokes strokes = search.Strokes;
        for (int i = 0; i < strokes.Count; i++)
            if (groupOf[i] == group)
                _painter.Add(frame, search.Components, strokes.Component[i]);
        _painter.End(_painted);
        _width.Apply(_painted, _painter.Columns, _painter.Rows, _picture);
        _picture.Draw(digits, offset);
    }
}
