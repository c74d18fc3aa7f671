using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Import;

/// <summary>Brings values into the order of dimensions that a layer needs, by a reshape or a transpose where they are not in it; each at most once.</summary>
/// <param name="graph">Receives the steps.</param>
internal sealed class TensorArrangement(OnnxGraph graph)
{
    private static readonly int[] PictureOrder = [0, 2, 3, 1];
    private const int MostDimensions = 6;

    private readonly Dictionary<(FloatTensor, string), FloatTensor> _made = [];

    /// <summary>A value [1, C, H, W], or [1, C, T], as a tensor [1, H, W, C], or [1, 1, T, C].</summary>
    /// <exception cref="QuantizeException">The value has other axes.</exception>
    public FloatTensor Picture(OnnxNode node, OnnxValue value) => value.Shape.Count switch
    {
        _ when value.Shape.Count is 3 or 4 && value.Shape[0] != 1 => throw node.Invalid($"expected one picture, got {value.Shape[0]} in {value}; keep the first axis 1 in Reshape and Transpose"),
        4 => InOrder(node, value, PictureOrder),
        3 => InOrder(node, value with { Axes = value.Axes.Reshaped([value.Shape[0], value.Shape[1], 1, value.Shape[2]])! }, PictureOrder),
        _ => throw node.Invalid($"expected a picture [1 x channels x height x width], got {value}; put the layer before Flatten"),
    };

    /// <summary>A value as a tensor [1, elements] whose elements stand as they are: in the value's order only as far as its axes say.</summary>
    public FloatTensor Vector(OnnxNode node, OnnxValue value) => Reshaped(node, value, [1, value.Tensor.Length]);

    /// <summary>A value as a tensor whose dimensions are its axes in an order.</summary>
    public FloatTensor InOrder(OnnxNode node, OnnxValue value, IReadOnlyList<int> order)
    {
        int[] shape = [.. order.Select(axis => value.Shape[axis])];
        if (value.Axes.IsInOrder(order))
            return Reshaped(node, value, shape);
        (int[] seen, int[] permutation) = value.Axes.TransposeTo(order);
        if (seen.Length + 1 > MostDimensions)
            throw node.Invalid($"expected an input whose order takes a transpose of at most {MostDimensions} dimensions, got one of {seen.Length + 1}; leave out Transpose and Reshape before it");
        string key = $"T{string.Join(',', seen)};{string.Join(',', permutation)}";
        if (!_made.TryGetValue((value.Tensor, key), out FloatTensor? transposed))
        {
            FloatTensor source = Reshaped(node, value with { View = null }, [1, .. seen]);
            transposed = new FloatTensor(node.Name + "/transposed", [1, .. permutation.Select(p => seen[p])]);
            graph.Add(new FloatTranspose(node.Name + "/transpose", source, transposed, [0, .. permutation.Select(p => p + 1)]));
            _made.Add((value.Tensor, key), transposed);
        }
        return Reshaped(node, value with { Tensor = transposed }, shape);
    }

    // The same elements in the same order.
    private FloatTensor Reshaped(OnnxNode node, OnnxValue value, int[] shape)
    {
        if (value.Tensor.Shape.SequenceEqual(shape))
            return value.Tensor;
        string key = $"R{string.Join(',', shape)}";
        if (_made.TryGetValue((value.Tensor, key), out FloatTensor? made))
            return made;
        (string name, string output) = value.View ?? (node.Name + "/reshape", node.Name + "/reshaped");
        made = new FloatTensor(output, shape);
        graph.Add(new FloatReshape(name, value.Tensor, made));
        _made.Add((value.Tensor, key), made);
        return made;
    }
}
