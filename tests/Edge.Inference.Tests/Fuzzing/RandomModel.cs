using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Tests.Parity;
using Edge.Micro.Tflite;

namespace Edge.Inference.Tests.Fuzzing;

/// <summary>A small random network that the reader must accept: any operators, branches and joins, several inputs and outputs.</summary>
/// <remarks>Shapes and scales follow the operators' definitions, so that nothing of the SDK helps to make what the SDK is to read.</remarks>
internal sealed partial class RandomModel
{
    private const int MostElements = 600;

    private readonly ModelTree _tree = new();
    private readonly Parts _parts;
    private readonly Func<TensorNode, bool>[] _makers;

    private RandomModel(Random random)
    {
        _parts = new Parts(random);
        _makers =
        [
            Convolution, Convolution, Depthwise, FullyConnected, MaxPool, AveragePool, Add, Pad, Mean, Concatenation, Quantize, Softmax, Reshape,
            Relu, LeakyRelu, Logistic, Tanh, HardSwish, Sub, Mul, Extremum, Transpose, Resize, Squeeze, ExpandDims, Flatten,
        ];
    }

    /// <summary>The network of a seed.</summary>
    public static ModelTree Make(int seed)
    {
        var model = new RandomModel(new Random(seed));
        model.Grow();
        return model._tree;
    }

    private void Grow()
    {
        for (int inputs = _parts.Pick(1, 1, 1, 2); inputs > 0; inputs--)
            _tree.Inputs.Add(Activation([1, _parts.From(1, 7), _parts.From(1, 7), _parts.Pick(1, 2, 3, 4, 8)], _parts.Scale(), _parts.ZeroPoint()));
        int steps = _parts.From(1, 9);
        for (int tries = 0; _tree.Operators.Count < steps && tries < 60; tries++)
        {
            TensorNode from = Recent();
            _ = _parts.Pick(_makers)(from);
        }
        int[] written = [.. Written()];
        _tree.Outputs.Add(written.Length == 0 ? _tree.Inputs[0] : written[^1]);
        if (written.Length > 1 && _parts.Chance(20))
            _tree.Outputs.Add(_parts.Pick(written));
        _tree.HasExternalBuffers = _parts.Chance(10);
        if (_parts.Chance(30))
            _tree.Metadata.Add(("note", Buffer([1, 2, 3, 4])));
    }

    // The last tensor mostly, an older one now and then: branches.
    private TensorNode Recent()
    {
        TensorNode[] live = [.. Activations()];
        return _parts.Chance(75) ? live[^1] : _parts.Pick(live);
    }

    private IEnumerable<TensorNode> Activations() => _tree.Inputs.Concat(Written()).Select(i => _tree.Tensors[i]);

    private IEnumerable<int> Written() => _tree.Operators.Select(o => o.Outputs[0]).Where(i => _tree.Tensors[i].Type == TfliteSchema.Int8);

    private int Index(TensorNode tensor) => _tree.Tensors.IndexOf(tensor);

    private int Activation(int[] shape, float scale, int zeroPoint) => Declare(new TensorNode
    {
        Shape = [.. shape],
        Type = TfliteSchema.Int8,
        IsQuantized = true,
        // A chain of products must not lead to scales whose ratio no multiplier holds.
        Scales = [Math.Clamp(scale, 1e-4f, 1e3f)],
        ZeroPoints = [zeroPoint],
    });

    private int Like(TensorNode tensor, params int[] shape) => Activation(shape, tensor.Scales[0], (int)tensor.ZeroPoints[0]);

    private int Any(params int[] shape) => Activation(shape, _parts.Scale(), _parts.ZeroPoint());

    private int Int32s(int[] shape, params int[] values) => Declare(new TensorNode { Shape = [.. shape], Type = TfliteSchema.Int32, Buffer = Buffer(Bytes(values)) });

    private int Weights(int[] shape, int channelDimension)
    {
        int channels = shape[channelDimension], scales = _parts.Chance(70) ? channels : 1;
        return Declare(new TensorNode
        {
            Shape = [.. shape],
            Type = TfliteSchema.Int8,
            Buffer = Buffer([.. _parts.Weights(shape.Aggregate(1, (a, b) => a * b)).Select(w => unchecked((byte)w))]),
            IsQuantized = true,
            Scales = [.. Enumerable.Range(0, scales).Select(_ => 0.002f * _parts.From(1, 9))],
            ZeroPoints = [.. new long[scales]],
            QuantizedDimension = scales > 1 ? channelDimension : 0,
        });
    }

    // One a channel, or -1 for none; without scales, which int8 files may leave out.
    private int Bias(int channels) => _parts.Bias(channels) is { } bias ? Int32s([channels], bias) : -1;

    private int Declare(TensorNode tensor)
    {
        tensor.Name = _parts.Chance(5) ? "" : "t" + _tree.Tensors.Count;
        _tree.Tensors.Add(tensor);
        return _tree.Tensors.Count - 1;
    }

    private int Buffer(byte[] bytes)
    {
        _tree.Buffers.Add(bytes);
        return _tree.Buffers.Count - 1;
    }

    private static byte[] Bytes(int[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private bool Step(int code, int[] inputs, int output, int optionsType, params OptionField[] options)
    {
        if (_tree.Tensors[output].Shape.Aggregate(1L, (a, b) => a * b) > MostElements)
            return false;
        var node = new OperatorNode { Code = Code(code), Inputs = [.. inputs], Outputs = [output], OptionsType = optionsType };
        if (optionsType != 0)
        {
            node.Options = [];
            for (int i = 0; i < options.Length; i++)
                node.Options.Add(i, options[i]);
        }
        _tree.Operators.Add(node);
        return true;
    }

    private int Code(int builtin)
    {
        int index = _tree.Codes.FindIndex(c => c.Builtin == builtin);
        if (index >= 0)
            return index;
        _tree.Codes.Add(new CodeNode { Builtin = builtin, Deprecated = Math.Min(builtin, TfliteSchema.PlaceholderForGreaterCodes) });
        return _tree.Codes.Count - 1;
    }

    private static OptionField Byte(int value) => new('b', [value]);

    private static OptionField Int32(int value) => new('i', [value]);

    private static OptionField Single(float value) => new('f', [BitConverter.SingleToInt32Bits(value)]);
}
