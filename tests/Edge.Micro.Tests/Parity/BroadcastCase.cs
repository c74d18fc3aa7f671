using System;
using System.Linq;

namespace Edge.Micro.Tests.Parity;

/// <summary>Two random shapes that broadcast to a third: each dimension is full in at least one of the two.</summary>
public sealed class BroadcastCase
{
    public BroadcastCase(Parts parts)
    {
        Output = parts.Shape(parts.From(0, 6), parts.Pick(2, 3));
        if (Output.Length > 0 && parts.Chance(50))
            Output[^1] = parts.ChannelCount();
        int[] squeezed = Array.ConvertAll(Output, _ => parts.Pick(0, 0, 0, 1, 2));
        First = Part(1);
        Second = Part(2);
        // Leading dimensions of one may be left out.
        if (parts.Chance(30))
            Second = [.. Second.SkipWhile((size, i) => size == 1 && First.Length > i)];

        int[] Part(int which) => [.. Output.Select((size, i) => squeezed[i] == which ? 1 : size)];
    }

    public int[] First { get; }

    public int[] Second { get; }

    public int[] Output { get; }

    public override string ToString() => $"{Shapes.Text(First)} and {Shapes.Text(Second)}";
}
