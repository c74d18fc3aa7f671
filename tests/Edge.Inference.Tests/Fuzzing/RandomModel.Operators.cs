using System;
using System.Linq;
using Edge.Micro.Tests.Oracle;
using Edge.Micro.Tflite;

namespace Edge.Inference.Tests.Fuzzing;

/// <summary>The operators; each adds one to the tree that reads a tensor, or says false where it does not fit.</summary>
internal sealed partial class RandomModel
{
    private bool Convolution(TensorNode from)
    {
        if (!Slide(from, 3, out Sliding rows, out Sliding columns))
            return false;
        int groups = from.Shape[3] % 2 == 0 ? _parts.Pick(1, 1, 2) : 1, channels = _parts.ChannelCount(17) * groups;
        int output = Any(from.Shape[0], rows.Output, columns.Output, channels);
        return Step(TfliteSchema.Conv2D, [Index(from), Weights([channels, rows.Kernel, columns.Kernel, from.Shape[3] / groups], 0), Bias(channels)], output, TfliteSchema.Conv2DOptions,
            Byte(rows.Same ? 0 : 1), Int32(columns.Stride), Int32(rows.Stride), Byte(Activation()), Int32(columns.Dilation), Int32(rows.Dilation));
    }

    private bool Depthwise(TensorNode from)
    {
        if (!Slide(from, 3, out Sliding rows, out Sliding columns))
            return false;
        int multiplier = _parts.Pick(1, 1, 2), channels = from.Shape[3] * multiplier;
        int output = Any(from.Shape[0], rows.Output, columns.Output, channels);
        return Step(TfliteSchema.DepthwiseConv2D, [Index(from), Weights([1, rows.Kernel, columns.Kernel, channels], 3), Bias(channels)], output, TfliteSchema.DepthwiseConv2DOptions,
            Byte(rows.Same ? 0 : 1), Int32(columns.Stride), Int32(rows.Stride), Int32(multiplier), Byte(Activation()), Int32(columns.Dilation), Int32(rows.Dilation));
    }

    private bool FullyConnected(TensorNode from)
    {
        bool keep = _parts.Chance(30);
        int depth = keep ? from.Shape.LastOrDefault(1) : Length(from), channels = _parts.ChannelCount(17);
        int output = keep && from.Shape.Count > 0 ? Any([.. from.Shape.SkipLast(1), channels]) : Any(Length(from) / depth, channels);
        return Step(TfliteSchema.FullyConnected, [Index(from), Weights([channels, depth], 0), Bias(channels)], output, TfliteSchema.FullyConnectedOptions,
            Byte(Activation()), Byte(0), Byte(keep ? 1 : 0));
    }

    private bool MaxPool(TensorNode from) => Pool(from, TfliteSchema.MaxPool2D);

    private bool AveragePool(TensorNode from) => Pool(from, TfliteSchema.AveragePool2D);

    private bool Pool(TensorNode from, int code) =>
        Slide(from, 1, out Sliding rows, out Sliding columns)
        && Step(code, [Index(from)], Like(from, from.Shape[0], rows.Output, columns.Output, from.Shape[3]), TfliteSchema.Pool2DOptions,
            Byte(rows.Same ? 0 : 1), Int32(columns.Stride), Int32(rows.Stride), Int32(columns.Kernel), Int32(rows.Kernel), Byte(Activation()));

    private bool Add(TensorNode from)
    {
        TensorNode other = Partner(from);
        float scale = Math.Max(from.Scales[0], other.Scales[0]) * _parts.Pick(0.7f, 1f, 2f);
        return Step(TfliteSchema.Add, [Index(from), Index(other)], Activation([.. from.Shape], scale, _parts.ZeroPoint()), TfliteSchema.AddOptions, Byte(Activation()));
    }

    private bool Pad(TensorNode from)
    {
        if (from.Shape.Count is 0 or > 5)
            return false;
        int[] paddings = [.. from.Shape.SelectMany(_ => new[] { _parts.Pick(0, 0, 1, 2), _parts.Pick(0, 0, 1) })];
        int output = Like(from, [.. from.Shape.Select((size, i) => paddings[2 * i] + size + paddings[2 * i + 1])]);
        int amounts = Int32s([from.Shape.Count, 2], paddings);
        if (_parts.Chance(50))
            return Step(TfliteSchema.Pad, [Index(from), amounts], output, TfliteSchema.PadOptions);
        int filler = Like(from);
        _tree.Tensors[filler].Buffer = Buffer([(byte)_parts.From(0, 255)]);
        return Step(TfliteSchema.PadV2, [Index(from), amounts, filler], output, TfliteSchema.PadV2Options);
    }

    private bool Mean(TensorNode from)
    {
        if (from.Shape.Count is 0 or > 5)
            return false;
        int[] axes = [.. Enumerable.Range(0, from.Shape.Count).Where(_ => _parts.Chance(50))];
        bool keep = _parts.Chance(50);
        int output = Any([.. from.Shape.Select((size, i) => axes.Contains(i) ? 1 : size).Where((_, i) => keep || !axes.Contains(i))]);
        int[] written = [.. axes.Select(i => _parts.Chance(30) ? i - from.Shape.Count : i)];
        return axes.Length > 0 && Step(TfliteSchema.Mean, [Index(from), Int32s([written.Length], written)], output, TfliteSchema.ReducerOptions, Byte(keep ? 1 : 0));
    }

    private bool Concatenation(TensorNode from)
    {
        if (from.Shape.Count == 0)
            return false;
        int axis = _parts.From(0, from.Shape.Count - 1), times = _parts.From(1, 3);
        int[] shape = [.. from.Shape];
        shape[axis] *= times;
        return Step(TfliteSchema.Concatenation, [.. Enumerable.Repeat(Index(from), times)], Like(from, shape), TfliteSchema.ConcatenationOptions,
            Int32(_parts.Chance(50) ? axis : axis - shape.Length), Byte(0));
    }

    private bool Quantize(TensorNode from) => Step(TfliteSchema.Quantize, [Index(from)], Any([.. from.Shape]), TfliteSchema.QuantizeOptions);

    private bool Softmax(TensorNode from) =>
        Step(TfliteSchema.Softmax, [Index(from)], Activation([.. from.Shape], 1f / 256, -128), TfliteSchema.SoftmaxOptions, Single(_parts.Pick(1f, 0.5f)));

    private bool Reshape(TensorNode from)
    {
        int[] shape = _parts.Pick<int[]>([1, Length(from)], [Length(from)], [1, 1, 1, Length(from)], [Length(from), 1, 1, 1]);
        bool asTensor = _parts.Chance(50);
        return Step(TfliteSchema.Reshape, asTensor ? [Index(from), Int32s([shape.Length], shape)] : [Index(from)], Like(from, shape), TfliteSchema.ReshapeOptions, new OptionField('v', shape));
    }

    private int Constant(int[] shape)
    {
        int index = Any(shape);
        _tree.Tensors[index].Buffer = Buffer([.. _parts.Values(shape.Aggregate(1, (a, b) => a * b), 0).Select(v => unchecked((byte)v))]);
        return index;
    }

    private int Activation() => _parts.Pick(0, 0, 1, 2, 3);

    private static int Length(TensorNode tensor) => tensor.Shape.Aggregate(1, (a, b) => a * b);

    private bool Slide(TensorNode from, int mostDilation, out Sliding rows, out Sliding columns)
    {
        (rows, columns) = (new Sliding(1, 1, 1, 1, true), new Sliding(1, 1, 1, 1, true));
        if (from.Shape.Count != 4)
            return false;
        bool same = _parts.Chance(60);
        rows = Axis(from.Shape[1], same, mostDilation);
        columns = Axis(from.Shape[2], same, mostDilation);
        return rows.Output > 0 && columns.Output > 0;
    }

    private Sliding Axis(int input, bool same, int mostDilation) => new(input, _parts.Pick(1, 2, 3, 3, 5), _parts.Pick(1, 1, 2, 3), _parts.Pick(1, 1, mostDilation), same);
}
