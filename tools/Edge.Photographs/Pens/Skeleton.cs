using System.Collections.Generic;

namespace Edge.Photographs.Pens;

/// <summary>Thins a shape to the middle of its strokes (Zhang and Suen, "A fast parallel algorithm for thinning digital patterns", 1984).</summary>
internal static class Skeleton
{
    /// <summary>Thins in place; cells of the border must be empty.</summary>
    public static void Thin(bool[] ink, int size)
    {
        var cells = new List<int>();
        for (int y = 1; y < size - 1; y++)
            for (int x = 1; x < size - 1; x++)
                if (ink[(y * size) + x])
                    cells.Add((y * size) + x);
        for (int i = 0; i < size; i++)
            ink[i] = ink[((size - 1) * size) + i] = ink[i * size] = ink[(i * size) + size - 1] = false;
        var removed = new List<int>();
        do
        {
            removed.Clear();
            Pass(ink, size, cells, removed, first: true);
            Pass(ink, size, cells, removed, first: false);
            cells.RemoveAll(i => !ink[i]);
        }
        while (removed.Count > 0);
    }

    private static void Pass(bool[] ink, int size, List<int> cells, List<int> removed, bool first)
    {
        int start = removed.Count;
        foreach (int i in cells)
            if (ink[i] && Removable(ink, size, i, first))
                removed.Add(i);
        for (int i = start; i < removed.Count; i++)
            ink[removed[i]] = false;
    }

    private static bool Removable(bool[] ink, int size, int i, bool first)
    {
        // Clockwise from the north.
        bool n = ink[i - size], ne = ink[i - size + 1], e = ink[i + 1], se = ink[i + size + 1];
        bool s = ink[i + size], sw = ink[i + size - 1], w = ink[i - 1], nw = ink[i - size - 1];
        int neighbours = One(n) + One(ne) + One(e) + One(se) + One(s) + One(sw) + One(w) + One(nw);
        if (neighbours is < 2 or > 6)
            return false;
        int changes = One(!n && ne) + One(!ne && e) + One(!e && se) + One(!se && s) + One(!s && sw) + One(!sw && w) + One(!w && nw) + One(!nw && n);
        if (changes != 1)
            return false;
        return first ? !(n && e && s) && !(e && s && w) : !(n && e && w) && !(n && s && w);
    }

    private static int One(bool value) => value ? 1 : 0;
}
