namespace Edge.Micro.Vision.Steps;

/// <summary>All steps in a row, from a frame to groups of strokes and from a group to the picture of a digit.</summary>
internal sealed class DigitSearch
{
    private readonly InkSearch _ink;
    private readonly StrokeContrast _contrast;
    private readonly GroupDrawing _drawing;
    private int _flip;

    /// <summary>Makes the steps for one frame size.</summary>
    /// <param name="geometry">The geometry of the frames.</param>
    /// <param name="scanner">The passes over pixels.</param>
    /// <param name="filter">The passes over cells.</param>
    public DigitSearch(FrameGeometry geometry, PixelScanner scanner, GridFilter filter)
    {
        Geometry = geometry;
        _ink = new InkSearch(geometry, scanner, filter);
        Levels = _ink.Levels;
        Bits = _ink.Bits;
        Runs = new Runs(geometry, Levels);
        Components = new Components(geometry, Runs);
        Strokes = new Strokes(geometry);
        _contrast = new StrokeContrast(geometry, Runs, Components);
        Groups = new Groups(geometry);
        _drawing = new GroupDrawing(geometry, Runs, Levels);
    }

    /// <summary>What follows from the frames' size.</summary>
    public FrameGeometry Geometry { get; }

    /// <summary>What is ink in the frame.</summary>
    public InkLevels Levels { get; }

    /// <summary>Its ink: <see cref="InkSearch.Bits"/>.</summary>
    public byte[] Bits { get; }

    /// <summary>Its ink as runs.</summary>
    public Runs Runs { get; }

    /// <summary>Its ink as patches.</summary>
    public Components Components { get; }

    /// <summary>The patches that are strokes.</summary>
    public Strokes Strokes { get; }

    /// <summary>What <see cref="Begin"/> or <see cref="Turn"/> found.</summary>
    public Groups Groups { get; }

    /// <summary>Surveys a frame and finds the groups of strokes in the polarity that is more likely its ink's.</summary>
    /// <param name="frame">The frame.</param>
    public void Begin(byte[] frame)
    {
        Survey(frame);
        FindGroups(frame, InkLevels.UsualShare16);
    }

    /// <summary>Surveys a frame, for <see cref="LookAgain"/>.</summary>
    /// <param name="frame">The frame.</param>
    public void Survey(byte[] frame)
    {
        _flip = _ink.Survey(frame);
        LikelyFlip = _flip;
    }

    /// <summary>255 where <see cref="Survey"/> took the frame's ink for light, else 0.</summary>
    public int LikelyFlip { get; private set; }

    /// <summary>Finds the groups of strokes in the other polarity, where the first holds no digit: in a frame with a window, a lamp or a dark table
    /// in it these may outweigh the ink.</summary>
    /// <param name="frame">The frame.</param>
    /// <returns>False for a cropped picture, whose border leaves no doubt.</returns>
    public bool Turn(byte[] frame)
    {
        if (Geometry.IsCropped)
            return false;
        _flip ^= 255;
        FindGroups(frame, InkLevels.UsualShare16);
        return true;
    }

    /// <summary>Finds the groups of strokes again, of dark ink only, where the first look found no digit: strokes may hang together with a shadow's edge.</summary>
    /// <param name="frame">The frame.</param>
    /// <returns>False for a cropped picture, in which there is nothing else.</returns>
    public bool Tighten(byte[] frame)
    {
        if (Geometry.IsCropped)
            return false;
        FindGroups(frame, InkLevels.StrictShare16);
        return true;
    }

    /// <summary>Finds the groups of strokes of a frame that <see cref="Begin"/> has surveyed in another way.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="flip">255 for light ink, else 0.</param>
    /// <param name="share16">From which share of the strongest contrast nearby a pixel is ink, in sixteenths.</param>
    public void LookAgain(byte[] frame, int flip, int share16)
    {
        _flip = flip;
        FindGroups(frame, share16);
    }

    /// <summary>Finds the groups of the ink in <see cref="Bits"/>, after a change of it.</summary>
    /// <param name="frame">The frame that the ink was found in.</param>
    public void Regroup(byte[] frame)
    {
        Groups.Clear();
        if (!Runs.Find(Bits) || !Components.Find())
            return;
        Strokes.Choose(Components);
        _contrast.Measure(frame, _flip, Strokes);
        Groups.Join(Strokes, Components);
    }

    /// <summary>Finds the one group that is most likely the digit that is shown.</summary>
    /// <param name="frame">The frame.</param>
    /// <returns>The group, or -1 where none has the shape of a digit.</returns>
    public int FindOne(byte[] frame)
    {
        Begin(frame);
        int group = SelectOne(frame);
        if (group < 0 && Tighten(frame))
            group = SelectOne(frame);
        if (group < 0 && Turn(frame))
            group = SelectOne(frame);
        if (group >= 0)
            Groups.Complete(group, Strokes.Count);
        return group;
    }

    /// <summary>Whether a group rises from paper to ink as strokes do.</summary>
    public bool HasEdges(byte[] frame, int group) => HasEdges(frame, Groups, group);

    /// <summary>Whether a group of others than <see cref="Groups"/>, of the same strokes, rises from paper to ink as strokes do.</summary>
    public bool HasEdges(byte[] frame, Groups groups, int group) => EdgeTest.HasEdges(frame, _flip, this, groups, group);

    /// <summary>Draws a group as MNIST was made.</summary>
    /// <param name="frame">The frame that the groups were found in.</param>
    /// <param name="group">The group.</param>
    /// <param name="digits">Where to draw; the 28 * 28 bytes are all 0.</param>
    /// <param name="offset">Where they begin.</param>
    public void Draw(byte[] frame, int group, byte[] digits, int offset) => Draw(frame, Groups, group, digits, offset);

    /// <summary>Draws a group of others than <see cref="Groups"/>, of the same strokes.</summary>
    public void Draw(byte[] frame, Groups groups, int group, byte[] digits, int offset) => _drawing.Draw(frame, _flip, this, groups, group, digits, offset);

    private int SelectOne(byte[] frame)
    {
        int chosen = -1;
        long best = 0;
        for (int i = 0; i < Groups.Count; i++)
        {
            long score = DigitShape.Score(Groups, i, Geometry.Width, Geometry.Height);
            if (score > best && HasEdges(frame, i))
            {
                best = score;
                chosen = i;
            }
        }
        return chosen;
    }

    private void FindGroups(byte[] frame, int share16)
    {
        Groups.Clear();
        if (_ink.Find(frame, _flip, share16))
            Regroup(frame);
    }
}
