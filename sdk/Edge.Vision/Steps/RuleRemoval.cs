using System;
using Edge.Micro.Vision.Steps;

namespace Edge.Vision.Steps;

/// <summary>Takes rules out of the ink: long, straight, thin lines, level or upright within some fifteen degrees, also where they cross a digit.</summary>
/// <remarks>
/// The ink of each column (for level lines) falls into runs from top to bottom. Thin ones that follow each other from column to column on a straight line make a trace; where
/// it crosses a stroke it has a gap. A trace that is long enough is a rule, and its thin runs are paper from then on; what crosses it is thicker and stays.
/// </remarks>
internal sealed class RuleRemoval
{
    private const int MostRuns = 8192;
    private const int MostTraces = 48;

    // A rule is at most this share (1 / n) of the shorter side thick, and at least that share long.
    private const int ThinShare = 40;
    private const int LongShare = 3;

    // A gap as of a stroke that crosses, as a share (1 / n) of the shorter side.
    private const int GapShare = 12;

    private readonly FrameGeometry _geometry;
    private readonly byte[] _ink;
    private readonly RuleTrace[] _traces = new RuleTrace[MostTraces];
    private readonly int[] _starts = new int[MostRuns];
    private readonly int[] _lengths = new int[MostRuns];
    private readonly int[] _owners = new int[MostRuns];
    private readonly bool[] _isRule = new bool[MostRuns];
    private int _runs;
    private int _active;
    private int _thin;
    private int _long;
    private int _gap;

    /// <summary>Makes the step for frames of one size.</summary>
    public RuleRemoval(FrameGeometry geometry)
    {
        _geometry = geometry;
        _ink = new byte[geometry.Width * geometry.Height];
    }

    /// <summary>Removes the rules.</summary>
    /// <param name="bits">The ink: a byte for eight pixels, the leftmost in the lowest bit.</param>
    /// <returns>Whether there were any.</returns>
    public bool Remove(byte[] bits)
    {
        int shorter = Math.Min(_geometry.Width, _geometry.Height);
        (_thin, _long, _gap) = (Math.Max(2, shorter / ThinShare), shorter / LongShare, Math.Max(4, shorter / GapShare));
        Unpack(bits);
        bool level = Trace(_geometry.Width, 1, _geometry.Height, _geometry.Width);
        if (level)
            Erase(_geometry.Width);
        bool upright = Trace(_geometry.Height, _geometry.Width, _geometry.Width, 1);
        if (upright)
            Erase(1);
        if (level || upright)
            Pack(bits);
        return level || upright;
    }

    // Goes along, and in every step across; returns whether there is a rule.
    private bool Trace(int along, int step, int across, int stride)
    {
        _runs = 0;
        _active = 0;
        bool any = false;
        for (int a = 0; a < along; a++)
        {
            any |= Retire(a);
            int at = a * step;
            for (int b = 0; b < across;)
            {
                if (_ink[at + (b * stride)] == 0)
                {
                    b++;
                    continue;
                }
                int start = b;
                while (b < across && _ink[at + (b * stride)] != 0)
                    b++;
                if (b - start > _thin)
                    continue;
                if (_runs == MostRuns)
                    return false;
                Follow(a, start + b - 1, at + (start * stride), b - start);
            }
        }
        return Retire(int.MaxValue) | any;
    }

    // Adds a run to the trace whose line it continues, or begins one.
    private void Follow(int a, int middle, int start, int length)
    {
        int owner = -1;
        int nearest = int.MaxValue;
        for (int i = 0; i < _active; i++)
        {
            int off = _traces[i].Miss(a, middle);
            if (off < nearest)
            {
                nearest = off;
                owner = i;
            }
        }
        if (owner >= 0 && _traces[owner].Accepts(a, nearest))
        {
            _traces[owner].Continue(a, middle);
        }
        else
        {
            if (_active == MostTraces)
                return;
            owner = _active++;
            _traces[owner] = new RuleTrace(_runs, a, middle);
        }
        _isRule[_runs] = false;
        _starts[_runs] = start;
        _lengths[_runs] = length;
        _owners[_runs++] = _traces[owner].Name;
    }

    // Traces that ended long ago are rules, or nothing.
    private bool Retire(int a)
    {
        bool any = false;
        for (int i = _active - 1; i >= 0; i--)
        {
            if (a - (long)_traces[i].Last <= _gap)
                continue;
            if (_traces[i].IsLong(_long))
                any = _isRule[_traces[i].Name] = true;
            _traces[i] = _traces[--_active];
        }
        return any;
    }

    private void Erase(int stride)
    {
        for (int i = 0; i < _runs; i++)
            if (_isRule[_owners[i]])
                for (int k = 0; k < _lengths[i]; k++)
                    _ink[_starts[i] + (k * stride)] = 0;
    }

    private void Unpack(byte[] bits)
    {
        for (int y = 0; y < _geometry.Height; y++)
            for (int x = 0; x < _geometry.Width; x++)
                _ink[(y * _geometry.Width) + x] = (byte)((bits[(y * _geometry.Segments) + (x >> 3)] >> (x & 7)) & 1);
    }

    private void Pack(byte[] bits)
    {
        Array.Clear(bits);
        for (int y = 0; y < _geometry.Height; y++)
            for (int x = 0; x < _geometry.Width; x++)
                bits[(y * _geometry.Segments) + (x >> 3)] |= (byte)(_ink[(y * _geometry.Width) + x] << (x & 7));
    }
}
