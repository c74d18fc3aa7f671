using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Vision.Steps;

namespace Edge.Vision.Tests.Steps;

/// <summary>Runs and their union find the patches that a flood fill finds.</summary>
public sealed class ComponentsTests
{
    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(8, 8, 2)]
    [InlineData(13, 9, 3)]
    [InlineData(40, 33, 3)]
    [InlineData(64, 20, 5)]
    [InlineData(70, 30, 2)]
    public void PatchesAreThoseOfAFloodFill(int width, int height, int sparsity)
    {
        var geometry = new FrameGeometry(width, height);
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            bool[] ink = new bool[width * height];
            byte[] bits = new byte[geometry.Segments * height];
            for (int i = 0; i < ink.Length; i++)
                if (ink[i] = random.Next(sparsity) == 0)
                    bits[(i / width * geometry.Segments) + (i % width / 8)] |= (byte)(1 << (i % width % 8));
            var levels = new InkLevels(geometry, new GridFilter());
            Array.Fill(levels.To, geometry.Columns);
            var runs = new Runs(geometry, levels);
            var components = new Components(geometry, runs);
            bool isRead = runs.Find(bits) && components.Find();
            (int, int, int, int, int, int)[] expected = [.. Fill(ink, width, height)];
            if (!isRead)
            {
                // Too many for writing: the limits of the geometry.
                Assert.True(expected.Length > geometry.ComponentCapacity || Enumerable.Range(0, ink.Length).Count(i => ink[i]) > geometry.RunCapacity - (4 * geometry.Segments) - 1);
                continue;
            }
            Assert.Equal(expected, Enumerable.Range(0, components.Count).Select(i =>
                (components.Left[i], components.Top[i], components.Right[i], components.Bottom[i], components.Area[i], components.Outline[i])).Order());
            AssertRuns(components, runs, ink, width);
        }
    }

    // Every pixel of ink lies in one run of one patch.
    private static void AssertRuns(Components components, Runs runs, bool[] ink, int width)
    {
        bool[] seen = new bool[ink.Length];
        for (int i = 0; i < components.Count; i++)
            for (int run = components.FirstRun[i]; run >= 0; run = components.Next[run])
            {
                int row = Array.FindLastIndex(runs.First, first => first <= run);
                row = Math.Min(row, runs.First.Length - 2);
                for (int x = runs.Start[run]; x < runs.End[run]; x++)
                {
                    Assert.False(seen[(row * width) + x]);
                    seen[(row * width) + x] = true;
                }
            }
        Assert.Equal(ink, seen);
    }

    private static IEnumerable<(int Left, int Top, int Right, int Bottom, int Area, int Outline)> Fill(bool[] ink, int width, int height)
    {
        bool[] done = new bool[ink.Length];
        var found = new List<(int, int, int, int, int, int)>();
        for (int start = 0; start < ink.Length; start++)
        {
            if (!ink[start] || done[start])
                continue;
            (int left, int top, int right, int bottom, int area, int outline) = (width, height, 0, 0, 0, 0);
            var open = new Stack<int>([start]);
            done[start] = true;
            while (open.TryPop(out int i))
            {
                (int x, int y) = (i % width, i / width);
                (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x + 1), Math.Max(bottom, y + 1));
                area++;
                for (int dy = -1; dy <= 1; dy++)
                    for (int dx = -1; dx <= 1; dx++)
                    {
                        bool isInside = x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height;
                        int j = ((y + dy) * width) + x + dx;
                        if ((dx == 0) != (dy == 0) && !(isInside && ink[j]))
                            outline++;
                        if (!isInside || !ink[j] || done[j])
                            continue;
                        done[j] = true;
                        open.Push(j);
                    }
            }
            found.Add((left, top, right, bottom, area, outline));
        }
        return found.Order();
    }
}
