using System;

namespace Edge.Vision.Steps;

/// <summary>Joins broken strokes: patches whose boxes are close for their height become one group.</summary>
internal sealed class ComponentGrouper
{
    /// <summary>The most patches that are grouped.</summary>
    public const int MaxComponents = 256;

    // A gap of at most this share (1 / n) of the taller patch's height joins.
    private const int GapShare = 6;

    private readonly bool _joinAll;
    private readonly int[] _labels = new int[MaxComponents];
    private readonly int[] _groupOf = new int[MaxComponents];
    private readonly ComponentGroup[] _groups = new ComponentGroup[MaxComponents];
    private int _count;

    /// <summary>Makes the step.</summary>
    /// <param name="joinAll">Whether all patches are one character, as in a cropped picture.</param>
    public ComponentGrouper(bool joinAll) => _joinAll = joinAll;

    /// <summary>The groups; the first as many as <see cref="Group"/> returned are valid.</summary>
    public ReadOnlySpan<ComponentGroup> Groups => _groups;

    /// <summary>Groups patches.</summary>
    /// <param name="components">At most <see cref="MaxComponents"/> patches.</param>
    /// <returns>The number of groups.</returns>
    public int Group(ReadOnlySpan<Component> components)
    {
        _count = components.Length;
        for (int i = 0; i < _count; i++)
        {
            _labels[i] = components[i].Label;
            _groupOf[i] = i;
        }
        for (int i = 0; i < _count; i++)
            for (int j = 0; j < i; j++)
                if (_groupOf[i] != _groupOf[j] && (_joinAll || AreOneCharacter(components[i], components[j])))
                    Merge(_groupOf[j], _groupOf[i]);
        return Collect(components);
    }

    /// <summary>Whether a group holds the patch with a label.</summary>
    public bool Contains(in ComponentGroup group, int label)
    {
        int index = _labels.AsSpan(0, _count).IndexOf(label);
        return index >= 0 && _groupOf[index] == group.Id;
    }

    private static bool AreOneCharacter(in Component a, in Component b)
    {
        int gapX = Math.Max(a.Left, b.Left) - Math.Min(a.Right, b.Right);
        int gapY = Math.Max(a.Top, b.Top) - Math.Min(a.Bottom, b.Bottom);
        int heightA = a.Bottom - a.Top;
        int heightB = b.Bottom - b.Top;
        int taller = Math.Max(heightA, heightB);
        // Two tall patches side by side are two digits, however close.
        if (gapX >= 0 && 4 * Math.Min(heightA, heightB) >= 3 * taller)
            return false;
        return GapShare * Math.Max(gapX, gapY) <= taller;
    }

    private void Merge(int into, int from)
    {
        foreach (ref int group in _groupOf.AsSpan(0, _count))
            if (group == from)
                group = into;
    }

    private int Collect(ReadOnlySpan<Component> components)
    {
        int groups = 0;
        for (int first = 0; first < _count; first++)
        {
            // A group is collected at its first member.
            if (_groupOf.AsSpan(0, first).Contains(_groupOf[first]))
                continue;
            var group = new ComponentGroup(_groupOf[first], int.MaxValue, int.MaxValue, 0, 0, 0);
            for (int i = first; i < _count; i++)
            {
                if (_groupOf[i] != group.Id)
                    continue;
                Component c = components[i];
                group.Left = Math.Min(group.Left, c.Left);
                group.Top = Math.Min(group.Top, c.Top);
                group.Right = Math.Max(group.Right, c.Right);
                group.Bottom = Math.Max(group.Bottom, c.Bottom);
                group.Area += c.Area;
            }
            _groups[groups++] = group;
        }
        return groups;
    }
}
