using System;

namespace Edge.Vision.Steps;

/// <summary>Drops what is no stroke: specks, faint smudges and, in frames, whatever touches the border.</summary>
internal sealed class ComponentFilter
{
    // A piece of a broken stroke has at least this share (1 / n) of the largest patch.
    private const int SpeckShare = 40;
    private const int MinimumArea = 3;

    private readonly int _width;
    private readonly int _height;
    private readonly bool _keepBorder;

    /// <summary>Makes the step for one picture size.</summary>
    public ComponentFilter(int width, int height, bool keepBorder)
    {
        _width = width;
        _height = height;
        _keepBorder = keepBorder;
    }

    /// <summary>Moves the strokes to the front.</summary>
    /// <param name="components">All patches; rearranged.</param>
    /// <param name="middle">The level that a stroke reaches somewhere.</param>
    /// <returns>The strokes, in their order.</returns>
    public Span<Component> Apply(Span<Component> components, int middle)
    {
        int kept = 0;
        int largest = 0;
        foreach (Component component in components)
        {
            if (component.Peak <= middle || (!_keepBorder && TouchesBorder(component)))
                continue;
            largest = Math.Max(largest, component.Area);
            components[kept++] = component;
        }
        Span<Component> strokes = components[..kept];
        int area = Math.Max(MinimumArea, largest / SpeckShare);
        // Where there are more patches than are grouped, the smallest are clutter.
        while ((kept = KeepFrom(strokes, area)) > ComponentGrouper.MaxComponents)
        {
            strokes = strokes[..kept];
            area *= 2;
        }
        return strokes[..kept];
    }

    private static int KeepFrom(Span<Component> components, int area)
    {
        int kept = 0;
        foreach (Component component in components)
            if (component.Area >= area)
                components[kept++] = component;
        return kept;
    }

    private bool TouchesBorder(in Component component) =>
        component.Left == 0 || component.Top == 0 || component.Right == _width || component.Bottom == _height;
}
