using System.Collections.Generic;
using System.Linq;
using Edge.Onnx.Proto;
using Edge.Quantize.Network;

namespace Edge.Quantize.Import;

/// <summary>The network while it is imported: constants, computed values and the steps so far.</summary>
internal sealed class OnnxGraph
{
    private readonly Dictionary<string, OnnxValue> _values = [];
    private readonly List<FloatOperator> _operators = [];
    private readonly HashSet<FloatTensor> _rectified = [];

    /// <summary>Starts with the graph's constants.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="opset">Version of ONNX's own operators.</param>
    /// <param name="fileBytes">Length of the file.</param>
    public OnnxGraph(GraphProto graph, long opset, long fileBytes)
    {
        Opset = opset;
        Output = graph.Output[0].Name;
        Limits = new ImportLimits(fileBytes);
        foreach (TensorProto tensor in graph.Initializer)
            Constants[tensor.Name] = tensor;
        Quantizers = new OnnxQuantizers(Constants);
        Arrangement = new TensorArrangement(this);
    }

    /// <summary>Version of ONNX's own operators.</summary>
    public long Opset { get; }

    /// <summary>Name of the output.</summary>
    public string Output { get; }

    /// <summary>Constants by name: the file's, and what follows from them.</summary>
    public Dictionary<string, TensorProto> Constants { get; } = [];

    /// <summary>QuantizeLinear and DequantizeLinear.</summary>
    public OnnxQuantizers Quantizers { get; }

    /// <summary>Brings values into the order that a layer needs.</summary>
    public TensorArrangement Arrangement { get; }

    /// <summary>What the file may ask for.</summary>
    public ImportLimits Limits { get; }

    /// <summary>The steps so far.</summary>
    public IReadOnlyList<FloatOperator> Operators => _operators;

    /// <summary>Where the network differs from the file by intent, one sentence each.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>A computed value by name; null where there is none.</summary>
    public OnnxValue? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>Gives a node's output its value.</summary>
    public void Set(string name, OnnxValue value) => _values[name] = value;

    /// <summary>Adds a step.</summary>
    /// <exception cref="QuantizeException">The network becomes too large.</exception>
    public void Add(FloatOperator step)
    {
        Limits.Count(step.Output);
        _operators.Add(step);
        if (step is FloatRelu { Activation: FloatActivation.Relu or FloatActivation.Relu6 } || (step.KeepsQuantization && step is not FloatPad && step.Inputs.All(_rectified.Contains)))
            _rectified.Add(step.Output);
    }

    /// <summary>Adds the step of a node, whose output lies in the step's as the axes say.</summary>
    public void Add(OnnxNode node, FloatOperator step, AxisMap axes)
    {
        Add(step);
        Set(node.Output, new OnnxValue(step.Output, axes));
    }

    /// <summary>True for a tensor without values below 0.</summary>
    public bool IsRectified(FloatTensor tensor) => _rectified.Contains(tensor);

    /// <summary>True where an input is a constant.</summary>
    public bool IsConstant(OnnxNode node, int input) => input < node.Inputs.Count && Constants.ContainsKey(node.Inputs[input]);

    /// <summary>An input that a node before has computed, as real numbers.</summary>
    /// <exception cref="QuantizeException">There is none, or it is quantised.</exception>
    public OnnxValue Value(OnnxNode node, int input)
    {
        OnnxValue value = RealOrInteger(node, input);
        return value.Integers is null
            ? value
            : throw node.Invalid($"expected DequantizeLinear behind the QuantizeLinear that gives input {input} ('{node.Inputs[input]}'), got none; export the model in the QDQ format");
    }

    /// <summary>An input that a node before has computed, also one between QuantizeLinear and DequantizeLinear.</summary>
    /// <exception cref="QuantizeException">There is none.</exception>
    public OnnxValue RealOrInteger(OnnxNode node, int input)
    {
        string name = input < node.Inputs.Count ? node.Inputs[input] : "";
        return Find(name) ?? throw node.Invalid($"expected input {input} ('{name}') to be computed by a node before it, found none; export the model again");
    }

    /// <summary>An input that has to be a constant.</summary>
    /// <exception cref="QuantizeException">It is computed or absent.</exception>
    public TensorProto Constant(OnnxNode node, int input) => OptionalConstant(node, input)
        ?? throw node.Invalid($"expected input {input} ('') to be a constant of the model, got a computed tensor or none; export with constant weights");

    /// <summary>An input that has to be a constant where it is there; else null.</summary>
    /// <exception cref="QuantizeException">It is computed.</exception>
    public TensorProto? OptionalConstant(OnnxNode node, int input)
    {
        string name = input < node.Inputs.Count ? node.Inputs[input] : "";
        if (name.Length == 0)
            return null;
        return Constants.TryGetValue(name, out TensorProto? tensor)
            ? tensor
            : throw node.Invalid($"expected input {input} ('{name}') to be a constant of the model, got a computed tensor or none; export with constant weights");
    }

    /// <summary>A list of integers that is an attribute in older operator sets and a constant input in newer ones; null where it is neither.</summary>
    public long[]? Integers(OnnxNode node, string attribute, int input) =>
        node.List(attribute) ?? (OptionalConstant(node, input) is TensorProto tensor ? OnnxInitializer.Integers(tensor) : null);

    /// <summary>An axis of a value, from 0 on.</summary>
    /// <exception cref="QuantizeException">The value has no such axis.</exception>
    public static int Axis(OnnxNode node, long axis, int rank) => axis >= -rank && axis < rank
        ? (int)(axis < 0 ? axis + rank : axis)
        : throw node.Invalid($"expected an axis of {-rank} to {rank - 1}, got {axis}; export the model again");

    /// <summary>The prescribed quantisation of a layer's weights and biases, inputs 1 and 2, or null.</summary>
    /// <param name="node">The layer.</param>
    /// <param name="channelDimension">The weights' dimension of output channels.</param>
    /// <param name="channels">Output channels.</param>
    public WeightQuantization? Prescribed(OnnxNode node, int channelDimension, int channels) =>
        QuantizedConstant.Of(Quantizers.Constant(node.Inputs[1]), channelDimension, node.Inputs.Count > 2 ? Quantizers.Constant(node.Inputs[2]) : null, channels);
}
