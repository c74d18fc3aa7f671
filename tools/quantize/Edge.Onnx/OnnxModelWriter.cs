using System;
using System.Collections.Generic;
using System.IO;
using Edge.Onnx.Proto;
using Google.Protobuf;

namespace Edge.Onnx;

/// <summary>Builds an ONNX model node by node. The same calls give the same bytes.</summary>
/// <remarks>Nodes must be added in topological order, as the ONNX specification demands of a graph.</remarks>
public sealed class OnnxModelWriter
{
    private readonly GraphProto _graph;

    /// <summary>Starts an empty model.</summary>
    /// <param name="graphName">The graph's name; ONNX demands one.</param>
    /// <param name="producerName">The program that writes the model.</param>
    /// <param name="irVersion">The version of the ONNX intermediate representation.</param>
    /// <param name="opset">The version of the default operator set.</param>
    public OnnxModelWriter(string graphName, string producerName, long irVersion = 8, long opset = 13)
    {
        ArgumentException.ThrowIfNullOrEmpty(graphName);
        _graph = new GraphProto { Name = graphName };
        Model = new ModelProto
        {
            IrVersion = irVersion,
            ProducerName = producerName,
            Graph = _graph,
            OpsetImport = { new OperatorSetIdProto { Version = opset } },
        };
    }

    /// <summary>The model built so far.</summary>
    public ModelProto Model { get; }

    /// <summary>Adds a graph input.</summary>
    public void Input(ValueInfoProto value) => _graph.Input.Add(value);

    /// <summary>Adds a graph output.</summary>
    public void Output(ValueInfoProto value) => _graph.Output.Add(value);

    /// <summary>Adds a constant of the graph and returns its name.</summary>
    public string Initializer(TensorProto tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        _graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    /// <summary>Adds a node with one output, which bears the node's name, and returns that name.</summary>
    /// <param name="opType">The operator, such as <c>Conv</c>.</param>
    /// <param name="name">The name of the node and of its output.</param>
    /// <param name="inputs">The names of the inputs.</param>
    /// <param name="attributes">The attributes, in the order in which they are written.</param>
    public string Node(string opType, string name, IEnumerable<string> inputs, params AttributeProto[] attributes)
    {
        _graph.Node.Add(new NodeProto { OpType = opType, Name = name, Input = { inputs }, Output = { name }, Attribute = { attributes } });
        return name;
    }

    /// <summary>Adds a node of another operator set, as <see cref="Node"/> does of the default one.</summary>
    /// <param name="domain">The operator set; it must have been added by <see cref="Import"/>.</param>
    /// <param name="opType">The operator, such as <c>QLinearAdd</c>.</param>
    /// <param name="name">The name of the node and of its output.</param>
    /// <param name="inputs">The names of the inputs.</param>
    /// <param name="attributes">The attributes, in the order in which they are written.</param>
    public string NodeOf(string domain, string opType, string name, IEnumerable<string> inputs, params AttributeProto[] attributes)
    {
        Node(opType, name, inputs, attributes);
        _graph.Node[^1].Domain = domain;
        return name;
    }

    /// <summary>Declares a further operator set, as "com.microsoft".</summary>
    public void Import(string domain, long version) => Model.OpsetImport.Add(new OperatorSetIdProto { Domain = domain, Version = version });

    /// <summary>Adds an entry to the model's metadata.</summary>
    public void Metadata(string key, string value) => Model.MetadataProps.Add(new StringStringEntryProto { Key = key, Value = value });

    /// <summary>The serialized model.</summary>
    public byte[] ToBytes() => Model.ToByteArray();

    /// <summary>A float32 tensor value of a graph.</summary>
    /// <param name="name">The value's name.</param>
    /// <param name="dims">The shape: a number is a fixed dimension, any other text names a free one.</param>
    public static ValueInfoProto FloatValue(string name, params string[] dims) => Value(name, TensorProto.Types.DataType.Float, dims);

    /// <summary>A tensor value of a graph.</summary>
    /// <param name="name">The value's name.</param>
    /// <param name="type">The type of the elements.</param>
    /// <param name="dims">The shape: a number is a fixed dimension, any other text names a free one.</param>
    public static ValueInfoProto Value(string name, TensorProto.Types.DataType type, params string[] dims)
    {
        ArgumentNullException.ThrowIfNull(dims);
        var shape = new TensorShapeProto();
        foreach (string dim in dims)
        {
            shape.Dim.Add(long.TryParse(dim, System.Globalization.CultureInfo.InvariantCulture, out long size)
                ? new TensorShapeProto.Types.Dimension { DimValue = size }
                : new TensorShapeProto.Types.Dimension { DimParam = dim });
        }
        var tensor = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape };
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } };
    }

    /// <summary>Writes the model to a file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => File.WriteAllBytes(path, ToBytes());
}
