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

    // Of a stroke that fades what is about a fifth as dark as its darkest part is ink.
    private const int FaintShare16 = 3;

    private static readonly LookWay[] Ways =
    [
        new(CandidateKind.WithoutLighting, IsTurned: false, InkLevels.UsualShare16, 12, 1),
        new(CandidateKind.OtherPolarity, IsTurned: true, InkLevels.UsualShare16, 12, 1),
        new(CandidateKind.WithoutLighting, IsTurned: false, InkLevels.UsualShare16, 24, 0, FindsRules: true),
        new(CandidateKind.WithoutLighting, IsTurned: false, InkLevels.UsualShare16, WidestShare, 1),
        new(CandidateKind.WithoutLighting, IsTurned: false, FaintShare16, 12, 3),
        new(CandidateKind.OtherPolarity, IsTurned: true, InkLevels.UsualShare16, WidestShare, 2),
        new(CandidateKind.OtherThreshold, IsTurned: false, FaintShare16, 0, 0),
        new(CandidateKind.OtherThreshold, IsTurned: false, InkLevels.StrictShare16, 0, 0),
    ];

    // Longest side of the picture that they work on: many looks at a coarser picture, which has less noise, in place of one at a fine one.
    private const int MaxWorkingSide = 320;

    private readonly FrameReducer _reducer;
    private readonly DigitSearch _search;
    private readonly CandidateDrawing _drawing;
    private readonly FlatPicture _flat;
    private readonly PartLooks _parts;
    private readonly RuleRemoval _rules;
    private readonly long[] _scores;
    private readonly int[] _best;

    /// <summary>Makes the step for frames of one size.</summary>
    public FurtherLooks(int width, int height)
    {
        _reducer = new FrameReducer(width, height, MaxWorkingSide);
        var geometry = new FrameGeometry(_reducer.Width, _reducer.Height);
        _search = new DigitSearch(geometry, new VectorScanner(geometry.Width), new VectorGridFilter(geometry.Columns, geometry.Rows));
        _drawing = new CandidateDrawing(_reducer, _search);
        _flat = new FlatPicture(geometry.Width, geometry.Height, SideOf(WidestShare));
        _parts = new PartLooks(_search, _drawing);
        _rules = new RuleRemoval(geometry);
        _scores = new long[geometry.StrokeCapacity];
        _best = new int[geometry.StrokeCapacity];
    }

    /// <summary>Adds what further looks give.</summary>
    /// <param name="image">The frame.</param>
    /// <param name="list">The list.</param>
    public void Add(GrayImage image, CandidateList list)
    {
        // The border of a cropped picture leaves no doubt about its paper.
        if (_search.Geometry.IsCropped)
            return;
        byte[] pixels = _reducer.Reduce(image);
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
        AddGroups(frame, way.Kind, list);
        if (way.FindsRules && _rules.Remove(_search.Bits))
        {
            _search.Regroup(frame);
            AddGroups(frame, CandidateKind.WithoutRules, list);
        }
    }

    private void AddGroups(byte[] frame, CandidateKind kind, CandidateList list)
    {
        int count = Math.Min(Rank(_search.Groups), GroupsALook);
        for (int i = 0; i < count; i++)
            _drawing.Add(frame, _search.Groups, _best[i], kind, list);
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
