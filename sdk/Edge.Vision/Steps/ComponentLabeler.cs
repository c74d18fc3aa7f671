using System;

namespace Edge.Vision.Steps;

/// <summary>Finds the connected patches of ink (8 neighbours), by joining runs of neighbouring rows.</summary>
internal sealed class ComponentLabeler
{
    // A picture with more runs than a digit on any tidy paper could have is a texture; this also bounds the memory.
    private const int PixelsPerRun = 8;
    private const int MinimumRuns = 2048;

    private readonly int _width;
    private readonly int _height;
    private readonly Run[] _runs;
    private readonly int[] _componentOfRun;
    private readonly Component[] _components;
    private int _runCount;
    private int _componentCount;

    /// <summary>Makes the step for one picture size.</summary>
    public ComponentLabeler(int width, int height)
    {
        _width = width;
        _height = height;
        _runs = new Run[Math.Max(MinimumRuns, width * height / PixelsPerRun)];
        _componentOfRun = new int[_runs.Length];
        _components = new Component[_runs.Length];
    }

    /// <summary>The patches that were found, in order of their first pixel; may be rearranged by whoever reads them.</summary>
    public Span<Component> Components => _components.AsSpan(0, _componentCount);

    /// <summary>Finds the patches of pixels that reach a level.</summary>
    /// <returns>False where there are too many runs for writing.</returns>
    public bool Label(ReadOnlySpan<byte> ink, int level)
    {
        _runCount = 0;
        _componentCount = 0;
        int above = 0;
        for (int y = 0; y < _height; y++)
        {
            int first = _runCount;
            if (!FindRuns(ink.Slice(y * _width, _width), y, level))
                return false;
            JoinRows(above, first);
            above = first;
        }
        Collect(ink);
        return true;
    }

    /// <summary>Sets all ink to 0 that belongs to none of the components of a group.</summary>
    public void EraseAllBut(Span<byte> ink, ComponentGrouper grouper, in ComponentGroup group)
    {
        for (int i = 0; i < _runCount; i++)
        {
            Run run = _runs[i];
            if (!grouper.Contains(group, Root(i)))
                ink[((run.Row * _width) + run.Start)..((run.Row * _width) + run.End)].Clear();
        }
    }

    private bool FindRuns(ReadOnlySpan<byte> line, int row, int level)
    {
        int x = 0;
        while (true)
        {
            int start = line[x..].IndexOfAnyInRange((byte)level, byte.MaxValue);
            if (start < 0)
                return true;
            if (_runCount == _runs.Length)
                return false;
            start += x;
            int length = line[start..].IndexOfAnyExceptInRange((byte)level, byte.MaxValue);
            x = length < 0 ? line.Length : start + length;
            _runs[_runCount] = new Run(row, start, x, _runCount);
            _runCount++;
        }
    }

    // Both rows are sorted, so one walk over the two finds every pair that touches, corners included.
    private void JoinRows(int above, int first)
    {
        int upper = above;
        int lower = first;
        while (upper < first && lower < _runCount)
        {
            if (_runs[upper].Start <= _runs[lower].End && _runs[lower].Start <= _runs[upper].End)
                Join(upper, lower);
            if (_runs[upper].End < _runs[lower].End)
                upper++;
            else
                lower++;
        }
    }

    private void Join(int a, int b)
    {
        a = Root(a);
        b = Root(b);
        // The smaller index stays the root, so that a component is named by its first run.
        if (a < b)
            _runs[b].Parent = a;
        else
            _runs[a].Parent = b;
    }

    private int Root(int run)
    {
        while (_runs[run].Parent != run)
        {
            _runs[run].Parent = _runs[_runs[run].Parent].Parent;
            run = _runs[run].Parent;
        }
        return run;
    }

    private void Collect(ReadOnlySpan<byte> ink)
    {
        for (int i = 0; i < _runCount; i++)
        {
            Run run = _runs[i];
            int root = Root(i);
            if (root == i)
            {
                _componentOfRun[i] = _componentCount;
                _components[_componentCount++] = new Component { Label = i, Left = run.Start, Top = run.Row, Right = run.End, Bottom = run.Row + 1 };
            }
            ref Component component = ref _components[_componentOfRun[root]];
            component.Left = Math.Min(component.Left, run.Start);
            component.Right = Math.Max(component.Right, run.End);
            component.Bottom = run.Row + 1;
            component.Area += run.End - run.Start;
            foreach (byte pixel in ink[((run.Row * _width) + run.Start)..((run.Row * _width) + run.End)])
                component.Peak = Math.Max(component.Peak, pixel);
        }
    }
}
