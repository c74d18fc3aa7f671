using System;
using Edge.Micro.Vision.Steps;

namespace Edge.Vision.Steps;

/// <summary>Looks at a frame in other ways than the first one, for a network to choose from what they give.</summary>
internal sealed class FurtherLooks
{
    // Of every look so many groups, the best by size, contrast and place.
    private const int GroupsALook = 5;

    // The widest strokes, as a share (1 / n) of the shorter side.
    private const int WidestShare = 7;
    private const int LeastWidth = 4;

    // A frame with a shorter side than this has its noise in strokes, and is smoothed once less.
    private const int SmallSide = 200;

    private static readonly LookWay[] Ways =
    [
        new(CandidateKind.WithoutLighting, IsTurned: false, InkLevels.UsualShare16, 12, 1),
        new(CandidateKind.OtherPolarity, IsTurned: true, InkLevels.UsualShare16, 12, 1),
        new(CandidateKind.WithoutLighting, IsTurned: false, InkLevels.UsualShare16, 24, 1),
        new(CandidateKind.WithoutLighting, IsTurned: false, InkLevels.UsualShare16, WidestShare, 1),
        new(CandidateKind.OtherThreshold, IsTurned: false, 3, 0, 0),
        new(CandidateKind.OtherThreshold, IsTurned: false, InkLevels.StrictShare16, 0, 0),
        new(CandidateKind.OtherPolarity, IsTurned: true, InkLevels.UsualShare16, 0, 0),
    ];

    private readonly DigitSearch _search;
    private readonly CandidateDrawing _drawing;
    private readonly FlatPicture _flat;
    private readonly PartLooks _parts;
    private readonly long[] _scores;
    private readonly int[] _best;

    /// <summary>Makes the step.</summary>
    public FurtherLooks(DigitSearch search, CandidateDrawing drawing)
    {
        _search = search;
        _drawing = drawing;
        _flat = new FlatPicture(search.Geometry.Width, search.Geometry.Height, SideOf(WidestShare));
        _parts = new PartLooks(search, drawing);
        _scores = new long[search.Geometry.StrokeCapacity];
        _best = new int[search.Geometry.StrokeCapacity];
    }

    /// <summary>Adds what further looks give.</summary>
    /// <param name="pixels">The frame's working picture.</param>
    /// <param name="list">The list.</param>
    public void Add(byte[] pixels, CandidateList list)
    {
        // The border of a cropped picture leaves no doubt about its paper.
        if (_search.Geometry.IsCropped)
            return;
        _search.Survey(pixels);
        int flip = _search.LikelyFlip;
        foreach (LookWay way in Ways)
            if (list.Count < list.Capacity)
                Add(pixels, way, way.IsTurned ? flip ^ 255 : flip, list);
    }

    private void Add(byte[] pixels, LookWay way, int flip, CandidateList list)
    {
        byte[] frame = pixels;
        if (way.StrokeShare > 0)
        {
            bool isSmall = Math.Min(_search.Geometry.Width, _search.Geometry.Height) < SmallSide;
            _flat.Make(pixels, flip, SideOf(way.StrokeShare), isSmall ? way.Smoothing : way.Smoothing + 1);
            frame = _flat.Pixels;
            flip = 0;
        }
        _search.Survey(frame);
        _search.LookAgain(frame, flip, way.Share16);
        int count = Math.Min(Rank(_search.Groups), GroupsALook);
        for (int i = 0; i < count; i++)
            _drawing.Add(frame, _search.Groups, _best[i], way.Kind, list);
        _parts.Add(frame, _best.AsSpan(0, count), list);
    }

    // Those that have a digit's proportions, the best ones first.
    private int Rank(Groups groups)
    {
        int count = 0;
        for (int i = 0; i < groups.Count; i++)
        {
            long score = DigitShape.Score(groups, i, _search.Geometry.Width, _search.Geometry.Height);
            if (score == 0)
                continue;
            _scores[count] = -score;
            _best[count++] = i;
        }
        _scores.AsSpan(0, count).Sort(_best.AsSpan(0, count));
        return count;
    }

    private int SideOf(int share) => Math.Max(LeastWidth, Math.Min(_search.Geometry.Width, _search.Geometry.Height) / share);
}
