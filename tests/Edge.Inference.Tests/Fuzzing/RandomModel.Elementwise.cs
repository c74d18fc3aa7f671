using System.Linq;
using Edge.Micro.Tflite;

namespace Edge.Inference.Tests.Fuzzing;

/// <summary>The operators that go element by element, those that move elements, and the arithmetic on shapes of a flattening by Keras.</summary>
internal sealed partial class RandomModel
{
    private bool Relu(TensorNode from) =>
        Step(_parts.Pick(TfliteSchema.Relu, TfliteSchema.Relu6, TfliteSchema.ReluN1To1), [Index(from)], _parts.Chance(50) ? Like(from, [.. from.Shape]) : Any([.. from.Shape]), 0);

    private bool LeakyRelu(TensorNode from) =>
        Step(TfliteSchema.LeakyRelu, [Index(from)], Any([.. from.Shape]), TfliteSchema.LeakyReluOptions, Single(_parts.Pick(0.01f, 0.2f, -0.3f, 1.5f)));

    private bool Logistic(TensorNode from) =>
        from.Scales[0] < 8 && Step(TfliteSchema.Logistic, [Index(from)], Activation([.. from.Shape], 1f / 256, -128), 0);

    private bool Tanh(TensorNode from) =>
        from.Scales[0] < 8 && Step(TfliteSchema.Tanh, [Index(from)], Activation([.. from.Shape], 1f / 128, 0), 0);

    // 16-bit arithmetic does not hold the smallest scales.
    private bool HardSwish(TensorNode from) => from.Scales[0] is > 1e-5f and < 100f
        && Step(TfliteSchema.HardSwish, [Index(from)], Activation([.. from.Shape], from.Scales[0] * _parts.Pick(0.5f, 1f, 0.9f), _parts.ZeroPoint()), TfliteSchema.HardSwishOptions);

    private bool Sub(TensorNode from)
    {
        TensorNode other = Partner(from);
        float scale = System.Math.Max(from.Scales[0], other.Scales[0]) * _parts.Pick(0.7f, 1f, 2f);
        return Step(TfliteSchema.Sub, Swapped(from, other), Activation([.. from.Shape], scale, _parts.ZeroPoint()), TfliteSchema.SubOptions, Byte(Activation()));
    }

    private bool Mul(TensorNode from)
    {
        TensorNode other = Partner(from);
        float scale = 50 * from.Scales[0] * other.Scales[0] * _parts.Pick(0.2f, 1f, 2f);
        return Step(TfliteSchema.Mul, Swapped(from, other), Activation([.. from.Shape], scale, _parts.ZeroPoint()), TfliteSchema.MulOptions, Byte(Activation()));
    }

    private bool Extremum(TensorNode from)
    {
        TensorNode constant = _tree.Tensors[Constant([.. from.Shape.Select(size => _parts.Chance(50) ? 1 : size)])];
        (constant.Scales, constant.ZeroPoints) = ([.. from.Scales], [.. from.ZeroPoints]);
        return Step(_parts.Pick(TfliteSchema.Maximum, TfliteSchema.Minimum), Swapped(from, constant), Like(from, [.. from.Shape]), TfliteSchema.MaximumMinimumOptions);
    }

    private bool Transpose(TensorNode from)
    {
        int rank = from.Shape.Count;
        int[] permutation = [.. Enumerable.Range(0, rank).OrderBy(_ => _parts.From(0, 1000))];
        return rank is > 0 and < 6 && Step(TfliteSchema.Transpose, [Index(from), Int32s([rank], permutation)], Like(from, [.. permutation.Select(i => from.Shape[i])]), TfliteSchema.TransposeOptions);
    }

    private bool Resize(TensorNode from)
    {
        if (from.Shape.Count != 4)
            return false;
        int height = _parts.From(1, 9), width = _parts.From(1, 9), align = _parts.From(0, 1);
        return Step(TfliteSchema.ResizeNearestNeighbor, [Index(from), Int32s([2], height, width)], Like(from, from.Shape[0], height, width, from.Shape[3]), TfliteSchema.ResizeNearestNeighborOptions,
            Byte(align), Byte(align == 1 ? 0 : _parts.From(0, 1)));
    }

    private bool Squeeze(TensorNode from) =>
        Step(TfliteSchema.Squeeze, [Index(from)], Like(from, [.. from.Shape.Where(size => size != 1)]), TfliteSchema.SqueezeOptions, new OptionField('v', []));

    private bool ExpandDims(TensorNode from) =>
        from.Shape.Count < 6 && Step(TfliteSchema.ExpandDims, [Index(from), Int32s([1], 0)], Like(from, [1, .. from.Shape]), TfliteSchema.ExpandDimsOptions);

    // What Keras writes for Flatten where the batch was unknown: the batch is cut out of the shape and packed with the rest.
    private bool Flatten(TensorNode from)
    {
        if (from.Shape.Count < 2)
            return false;
        int shape = Int32s([from.Shape.Count]), batch = Int32s([]), packed = Int32s([2]), rest = Length(from) / from.Shape[0];
        foreach (int computed in new[] { shape, batch, packed })
            _tree.Tensors[computed].Buffer = 0;
        int one = Int32s([1], 1), zero = Int32s([1], 0), features = Int32s([], _parts.Chance(50) ? rest : -1);
        return Step(TfliteSchema.Shape, [Index(from)], shape, TfliteSchema.ShapeOptions, Byte(TfliteSchema.Int32))
            && Step(TfliteSchema.StridedSlice, [shape, zero, one, one], batch, TfliteSchema.StridedSliceOptions, Int32(0), Int32(0), Int32(0), Int32(0), Int32(1))
            && Step(TfliteSchema.Pack, [batch, features], packed, TfliteSchema.PackOptions, Int32(2), Int32(0))
            && Step(TfliteSchema.Reshape, [Index(from), packed], Like(from, from.Shape[0], rest), TfliteSchema.ReshapeOptions);
    }

    private TensorNode Partner(TensorNode from) => _parts.Chance(50)
        ? _parts.Pick([.. Activations().Where(t => t.Shape.SequenceEqual(from.Shape))])
        : _tree.Tensors[Constant([.. from.Shape.Select(size => _parts.Chance(50) ? 1 : size)])];

    private int[] Swapped(TensorNode a, TensorNode b) => _parts.Chance(50) ? [Index(a), Index(b)] : [Index(b), Index(a)];
}
