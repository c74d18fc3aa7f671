using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Tests.Support;

/// <summary>A tensor of the independent evaluator: ONNX's own order, double precision.</summary>
internal sealed record NchwTensor(int[] Shape, double[] Data)
{
    public double this[int channel, int y, int x] => Data[(channel * Shape[2] + y) * Shape[3] + x];

    public static NchwTensor Of(IEnumerable<int> shape, IEnumerable<double> data) => new([.. shape], [.. data]);

    /// <summary>The elements in NHWC order, where there are four dimensions.</summary>
    public double[] ToNhwc() => Shape.Length != 4 ? Data :
        [.. from y in Enumerable.Range(0, Shape[2]) from x in Enumerable.Range(0, Shape[3]) from c in Enumerable.Range(0, Shape[1]) select this[c, y, x]];
}
