using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Edge.Cli;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Onnx;
using Edge.Onnx.Proto;

namespace Edge.Benchmarks.Int8Onnx;

/// <summary>Writes an int8 network as ONNX with the same weights, scales and zero points: activations uint8 (q + 128), weights int8 per channel, biases int32.</summary>
/// <remarks>Signed activations would put ONNX Runtime on a slow path.</remarks>
internal abstract class Int8OnnxWriter
{
    private readonly Dictionary<Tensor, Activation> _activations = [];
    private readonly OnnxLayout _layout;

    /// <summary>Starts a model.</summary>
    protected Int8OnnxWriter(OnnxLayout layout)
    {
        _layout = layout;
        Model = new OnnxModelWriter("network", "Edge benchmarks", opset: 17);
        Model.Import(Microsoft, 1);
    }

    /// <summary>The operator set of ONNX Runtime itself.</summary>
    protected static string Microsoft => "com.microsoft";

    /// <summary>The model.</summary>
    protected OnnxModelWriter Model { get; }

    /// <summary>Writes a network.</summary>
    /// <param name="graph">The network, of one output. The inputs are called "input0" and so on, the output "output".</param>
    /// <param name="form">How.</param>
    /// <param name="layout">In which order pictures go in.</param>
    /// <exception cref="UserErrorException">The network has an operator that has no form here; it is named.</exception>
    public static Int8Onnx Write(Graph graph, OnnxForm form, OnnxLayout layout)
    {
        if (graph.Outputs.Length != 1)
            throw new UserErrorException($"Network '{graph.Name}': expected one output to compare with ONNX Runtime, got {graph.Outputs.Length}; leave it out.");
        Int8OnnxWriter writer = form == OnnxForm.Qdq ? new QdqWriter(layout) : new QLinearWriter(layout);
        return writer.Write(graph);
    }

    /// <summary>A convolution with its bias.</summary>
    protected abstract string Convolution(string name, Activation input, WeightedLayer layer, Tensor output, AttributeProto[] attributes);

    /// <summary>A dense layer with its bias; weights are [outputs, inputs].</summary>
    protected abstract string Dense(string name, Activation input, WeightedLayer layer, Tensor output);

    /// <summary>An average pool: AveragePool or GlobalAveragePool.</summary>
    protected abstract string Pool(string opType, string name, Activation input, Tensor output, AttributeProto[] attributes);

    /// <summary>A sum of two tensors of one shape.</summary>
    protected abstract string Sum(string name, Activation first, Activation second, Tensor output);

    /// <summary>A softmax over the last dimension.</summary>
    protected abstract string Probabilities(string name, Activation input, Tensor output);

    /// <summary>A scalar or a list as a constant of the graph.</summary>
    protected string Constant(string name, float value) => Model.Initializer(OnnxTensors.Of(name, [value]));

    /// <inheritdoc cref="Constant(string, float)"/>
    protected string Constant(string name, byte value) => Model.Initializer(OnnxTensors.Of(name, [value]));

    private Int8Onnx Write(Graph graph)
    {
        Tensor output = graph.Outputs[0];
        OnnxInput[] inputs = Array.ConvertAll(graph.Inputs, i => WriteInput(i, $"input{_activations.Count.ToString(CultureInfo.InvariantCulture)}"));
        for (int i = 0; i < graph.Operators.Length; i++)
        {
            Operator step = graph.Operators[i];
            _activations[step.Output] = WriteStep(step, $"n{i.ToString(CultureInfo.InvariantCulture)}");
        }
        Activation last = _activations[output];
        if (last.IsPermuted)
            Reshape("output", InOwnOrder("last", last).Value, output.Shape);
        else
            Model.Node("Identity", "output", [last.Value]);
        long[] outputShape = last.IsPermuted ? [.. output.Shape.Select(d => (long)d)] : Activation.OnnxShape(output.Shape);
        Model.Output(OnnxModelWriter.Value("output", TensorProto.Types.DataType.Uint8, Dimensions(outputShape)));
        return new Int8Onnx(Model.ToBytes(), inputs, outputShape);
    }

    private OnnxInput WriteInput(Tensor input, string name)
    {
        if (input.IsUnsigned)
            throw new UserErrorException($"Tensor '{input.Name}': expected an int8 input to compare with ONNX Runtime, got uint8; leave the network out.");
        bool permuted = input.Shape.Length == 4 && Activation.IsPermutedByNchw(input.Shape);
        bool transpose = permuted && _layout == OnnxLayout.Nhwc;
        long[] shape = transpose ? [.. input.Shape.Select(d => (long)d)] : Activation.OnnxShape(input.Shape);
        Model.Input(OnnxModelWriter.Value(name, TensorProto.Types.DataType.Uint8, Dimensions(shape)));
        _activations[input] = new Activation(transpose ? Transpose(name + "_nchw", name, 0, 3, 1, 2) : name, input);
        return new OnnxInput(name, shape, permuted && !transpose ? input.Shape : null);
    }

    private Activation WriteStep(Operator step, string name)
    {
        Activation input = _activations[step.Inputs[0]];
        Tensor output = step.Output;
        switch (step)
        {
            case Conv2D conv:
                return Clamped(name, Convolution(name, input, LayerParts.Of(conv), output, WindowAttributes.OfConvolution(conv, input.Tensor.Shape[3] / conv.GroupChannels)), output, conv.ActivationMin, conv.ActivationMax);
            case DepthwiseConv2D depthwise:
                return Clamped(name, Convolution(name, input, LayerParts.Of(depthwise), output, WindowAttributes.OfConvolution(depthwise, input.Tensor.Shape[3])), output, depthwise.ActivationMin, depthwise.ActivationMax);
            case FullyConnected dense:
                Activation rows = Flatten(name + "_rows", input, [input.Tensor.Length / dense.Depth, dense.Depth]);
                return Clamped(name, Dense(name, rows, LayerParts.Of(dense, rows.Picture), output), output, dense.ActivationMin, dense.ActivationMax);
            case MaxPool2D max:
                return Clamped(name, Model.Node("MaxPool", name, [input.Value], WindowAttributes.Of(max)), output, max.ActivationMin, max.ActivationMax);
            case AveragePool2D average:
                bool whole = average.PadTop == 0 && average.PadLeft == 0 && average.Output.Length == average.Output.Shape[0] * average.Output.Shape[3]
                    && average.Window.Height == input.Tensor.Shape[1] && average.Window.Width == input.Tensor.Shape[2];
                return Clamped(name, Pool(whole ? "GlobalAveragePool" : "AveragePool", name, input, output, whole ? [] : WindowAttributes.Of(average)), output, average.ActivationMin, average.ActivationMax);
            case Mean mean when input.Tensor.Shape.Length == 4 && mean.Axes.Order().SequenceEqual([1, 2]):
                string pooled = Pool("GlobalAveragePool", name, input, output, []);
                return new Activation(output.Shape.Length == 4 ? pooled : Reshape(name + "_flat", pooled, output.Shape), output);
            case Add add when add.Inputs[0].HasShapeOf(add.Inputs[1]) && add.Inputs[1].Data is null:
                return Clamped(name, Sum(name, input, _activations[add.Inputs[1]], output), output, add.ActivationMin, add.ActivationMax);
            case Edge.Micro.Operators.Reshape:
                return WriteReshape(name, input, output);
            case Softmax softmax when output.Shape.Length == 2:
                return new Activation(Probabilities(name, InOwnOrder(name + "_in", input), output), output);
            default:
                throw new UserErrorException($"Operator {step.Kind} '{step.Name}': expected an operator and shapes that have an ONNX form here, got {step.Inputs[0].ShapeText()}; leave the network out.");
        }
    }

    private Activation WriteReshape(string name, Activation input, Tensor output)
    {
        if (output.Shape.Length != 4)
            return Flatten(name, input, output.Shape) with { Tensor = output };
        Activation own = InOwnOrder(name + "_own", input);
        if (!Activation.IsPermutedByNchw(output.Shape))
            return new Activation(Model.Node("Reshape", name, [own.Value, Dimensions(name, Activation.OnnxShape(output.Shape))]), output);
        return new Activation(Transpose(name, Reshape(name + "_nhwc", own.Value, output.Shape), 0, 3, 1, 2), output);
    }

    // Any activation as rows. In layout NCHW a picture stays in its order, which the weights behind must follow.
    private Activation Flatten(string name, Activation input, int[] shape)
    {
        if (input.Tensor.Shape.SequenceEqual(shape) && input.Picture is null)
            return input;
        if (input.Tensor.Shape.Length == 4 && input.IsPermuted)
        {
            if (_layout == OnnxLayout.Nchw)
                return new Activation(Reshape(name, input.Value, shape), input.Tensor, input.Tensor.Shape);
            input = InOwnOrder(name + "_own", input);
        }
        return input with { Value = Reshape(name, input.Value, shape) };
    }

    private Activation InOwnOrder(string name, Activation input)
    {
        if (!input.IsPermuted)
            return input;
        string value = input.Value;
        if (input.Picture is { } picture)
            value = Model.Node("Reshape", name + "_picture", [value, Dimensions(name + "_picture", Activation.OnnxShape(picture))]);
        value = Transpose(name, value, 0, 2, 3, 1);
        return new Activation(Reshape(name + "_flat", value, [input.Tensor.Length]), input.Tensor);
    }

    private Activation Clamped(string name, string value, Tensor output, int min, int max)
    {
        if (min > -128 || max < 127)
            value = Model.Node("Clip", name + "_clip", [value, Scalar(name + "_min", (byte)(min + 128)), Scalar(name + "_max", (byte)(max + 128))]);
        if (output.Shape.Length != 4 && output.Shape.Length != 2)
            value = Reshape(name + "_shape", value, output.Shape);
        return new Activation(value, output);
    }

    private string Scalar(string name, byte value) => Constant(name, value);

    private string Transpose(string name, string value, params long[] order) => Model.Node("Transpose", name, [value], OnnxAttributes.Of("perm", order));

    private string Reshape(string name, string value, int[] shape) =>
        Model.Node("Reshape", name, [value, Dimensions(name, [.. shape.Select(d => (long)d)])]);

    private string Dimensions(string name, long[] shape) => Model.Initializer(OnnxTensors.Of(name + "_dimensions", shape, shape.Length));

    private static string[] Dimensions(long[] shape) => Array.ConvertAll(shape, d => d.ToString(CultureInfo.InvariantCulture));
}
