using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace Edge.Micro.Tests.Oracle;

/// <summary>A tensor that is addressed by coordinates, its values as numbers without limits.</summary>
public sealed class Grid
{
    private readonly BigInteger[] _values;

    public Grid(int[] shape, sbyte[] values)
    {
        Shape = shape;
        _values = [.. values.Select(v => (BigInteger)v)];
    }

    public int[] Shape { get; }

    public BigInteger this[params int[] at] => _values[Index(at)];

    /// <summary>Every coordinate, the last dimension running fastest: the order in memory.</summary>
    public static IEnumerable<int[]> Coordinates(int[] shape) =>
        shape.Aggregate((IEnumerable<int[]>)[[]], (heads, size) => heads.SelectMany(head => Enumerable.Range(0, size).Select(i => (int[])[.. head, i])));

    /// <summary>True where the coordinate lies inside.</summary>
    public bool Contains(params int[] at) => at.Zip(Shape).All(pair => pair.First >= 0 && pair.First < pair.Second);

    private int Index(int[] at) => at.Zip(Shape).Aggregate(0, (index, pair) => (index * pair.Second) + pair.First);
}
