using System.Linq;

namespace Edge.Micro.Tests.Parity;

/// <summary>What problems ask of a shape.</summary>
public static class Shapes
{
    public static int Length(int[] shape) => shape.Aggregate(1, (product, size) => product * size);

    public static string Text(int[] shape) => string.Join('x', shape);
}
