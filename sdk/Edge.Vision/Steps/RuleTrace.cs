using System;

namespace Edge.Vision.Steps;

/// <summary>Thin runs of ink on a straight line, which may become a rule.</summary>
internal struct RuleTrace
{
    // From this length on the direction is known; before, a rule slopes by at most a half.
    private const int KnownLength = 12;

    // How far a run's middle may lie off the line, in halves of a pixel.
    private const int LeastMiss = 3;

    private readonly int _first;
    private readonly int _firstMiddle;
    private int _lastMiddle;
    private int _count;

    /// <summary>Begins a trace.</summary>
    /// <param name="name">A number of its own.</param>
    /// <param name="a">How far along its first run lies.</param>
    /// <param name="middle">Twice the middle of that run, across.</param>
    public RuleTrace(int name, int a, int middle)
    {
        Name = name;
        _first = a;
        _firstMiddle = middle;
        Last = a;
        _lastMiddle = middle;
        _count = 1;
    }

    /// <summary>Its number.</summary>
    public int Name { get; }

    /// <summary>How far along its last run lies.</summary>
    public int Last { get; private set; }

    /// <summary>How far a run lies off its line, in halves of a pixel.</summary>
    public readonly int Miss(int a, int middle)
    {
        if (a == Last)
            return int.MaxValue;
        int length = Last - _first;
        int expected = length < KnownLength ? _lastMiddle : _lastMiddle + ((_lastMiddle - _firstMiddle) * (a - Last) / length);
        return Math.Abs(middle - expected);
    }

    /// <summary>Whether a run that lies off its line by so much continues it.</summary>
    public readonly bool Accepts(int a, int miss) => miss <= (Last - _first < KnownLength ? LeastMiss + ((a - Last) / 2) : LeastMiss);

    /// <summary>Continues it.</summary>
    public void Continue(int a, int middle)
    {
        Last = a;
        _lastMiddle = middle;
        _count++;
    }

    /// <summary>Whether it is so long, without many gaps, and not steep.</summary>
    public readonly bool IsLong(int least)
    {
        int length = Last - _first + 1;
        return length >= least && 3 * _count >= 2 * length && Math.Abs(_lastMiddle - _firstMiddle) <= length;
    }
}
