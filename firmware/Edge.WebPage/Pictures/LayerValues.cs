using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Edge.Inference;
using Edge.Micro.Operators;

namespace Edge.WebPage.Pictures;

/// <summary>What one layer gave for one digit.</summary>
/// <param name="Index">The layer's place among the network's operators.</param>
/// <param name="Shape">Dimensions, NHWC.</param>
/// <param name="Scale">Real value of one step.</param>
/// <param name="ZeroPoint">The value that stands for the real 0.</param>
/// <param name="Values">The values, int8 (of a uint8 output: uint8).</param>
internal sealed record LayerValues(int Index, int[] Shape, float Scale, int ZeroPoint, byte[] Values)
{
    // A network of one's own may have layers of millions; the page shows what a person can look at.
    private const int MostValues = 1 << 17;

    /// <summary>Runs a digit and takes down every layer that computes and is not too large to look at.</summary>
    public static LayerValues[] Of(Session session, ReadOnlySpan<byte> digit)
    {
        IReadOnlyList<LayerActivation> layers = session.Trace(digit);
        return [.. layers.Select((layer, index) => (layer, index)).Where(l => IsShown(l.layer)).Select(l => From(l.layer, l.index))];
    }

    private static bool IsShown(LayerActivation layer) => layer.Operator is not Reshape && layer.Values.Length <= MostValues;

    private static LayerValues From(LayerActivation layer, int index) => new(
        index,
        layer.Operator.Output.Shape,
        layer.Operator.Output.Scale,
        layer.Operator.Output.ZeroPoint,
        MemoryMarshal.AsBytes(layer.Values.Span).ToArray());
}
