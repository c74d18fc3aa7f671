using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Tflite;

namespace Edge.Quantize.Tflite;

/// <summary>Builds an int8 .tflite file that TensorFlow Lite Micro accepts: TFL3, operator versions, buffers aligned to 16 bytes, metadata.</summary>
public sealed partial class TfliteWriter
{
    /// <summary>Alignment of constants in the file, for readers that map it into memory.</summary>
    public const int BufferAlignment = 16;

    private readonly List<TfliteTensor> _tensors = [];
    private readonly List<TfliteOperator> _operators = [];
    private readonly List<(string Name, byte[] Data)> _metadata = [];

    /// <summary>Adds a tensor.</summary>
    /// <returns>Its index.</returns>
    public int Tensor(TfliteTensor tensor)
    {
        _tensors.Add(tensor);
        return _tensors.Count - 1;
    }

    /// <summary>Adds a metadata entry.</summary>
    public void Metadata(string name, byte[] data) => _metadata.Add((name, data));

    /// <summary>CONV_2D: inputs are picture, weights and bias.</summary>
    public void Conv2D(int[] inputs, int output, WindowOptions window, int activation) => Operator(
        // Version 3 is int8; groups came with version 6.
        TfliteSchema.Conv2D,
        _tensors[inputs[0]].Shape[3] == _tensors[inputs[1]].Shape[3] ? 3 : 6,
        inputs,
        output,
        TfliteSchema.Conv2DOptions,
        new FlatTableBuilder()
            .UInt8(TfliteSchema.Conv2DPadding, window.Padding)
            .Int32(TfliteSchema.Conv2DStrideW, window.StrideWidth)
            .Int32(TfliteSchema.Conv2DStrideH, window.StrideHeight)
            .UInt8(TfliteSchema.Conv2DActivation, activation)
            .Int32(TfliteSchema.Conv2DDilationW, window.DilationWidth)
            .Int32(TfliteSchema.Conv2DDilationH, window.DilationHeight));

    /// <summary>DEPTHWISE_CONV_2D: inputs are picture, weights and bias.</summary>
    public void DepthwiseConv2D(int[] inputs, int output, WindowOptions window, int depthMultiplier, int activation) => Operator(TfliteSchema.DepthwiseConv2D, 3, inputs, output, TfliteSchema.DepthwiseConv2DOptions, new FlatTableBuilder()
        .UInt8(TfliteSchema.DepthwisePadding, window.Padding)
        .Int32(TfliteSchema.DepthwiseStrideW, window.StrideWidth)
        .Int32(TfliteSchema.DepthwiseStrideH, window.StrideHeight)
        .Int32(TfliteSchema.DepthwiseMultiplier, depthMultiplier)
        .UInt8(TfliteSchema.DepthwiseActivation, activation)
        .Int32(TfliteSchema.DepthwiseDilationW, window.DilationWidth)
        .Int32(TfliteSchema.DepthwiseDilationH, window.DilationHeight));

    /// <summary>FULLY_CONNECTED: inputs are rows, weights and bias.</summary>
    public void FullyConnected(int[] inputs, int output, int activation) => Operator(
        // Version 4 is int8; weights with a scale for each channel came with version 12.
        TfliteSchema.FullyConnected,
        _tensors[inputs[1]].Scales.Count > 1 ? 12 : 4,
        inputs,
        output,
        TfliteSchema.FullyConnectedOptions,
        new FlatTableBuilder().UInt8(TfliteSchema.FullyConnectedActivation, activation));

    /// <summary>MAX_POOL_2D.</summary>
    public void MaxPool2D(int input, int output, WindowOptions window) => Pool(TfliteSchema.MaxPool2D, input, output, window);

    /// <summary>AVERAGE_POOL_2D.</summary>
    public void AveragePool2D(int input, int output, WindowOptions window) => Pool(TfliteSchema.AveragePool2D, input, output, window);

    /// <summary>RESHAPE to the output tensor's shape, which <paramref name="shape"/> holds as an int32 constant.</summary>
    public void Reshape(int input, int shape, int output) => Operator(TfliteSchema.Reshape, 1, [input, shape], output, TfliteSchema.ReshapeOptions,
        new FlatTableBuilder().Int32s(TfliteSchema.ReshapeNewShape, _tensors[output].Shape));

    /// <summary>RELU or RELU6 as an operator of its own; the output may have another scale.</summary>
    public void Relu(int input, int output, bool six) => Operator(six ? TfliteSchema.Relu6 : TfliteSchema.Relu, 2, [input], output, 0, null);

    /// <summary>SOFTMAX over the last dimension.</summary>
    public void Softmax(int input, int output, float beta) => Operator(TfliteSchema.Softmax, 2, [input], output, TfliteSchema.SoftmaxOptions,
        new FlatTableBuilder().Single(TfliteSchema.SoftmaxBeta, beta));

    /// <summary>ADD.</summary>
    public void Add(int input1, int input2, int output, int activation) => Operator(TfliteSchema.Add, 2, [input1, input2], output, TfliteSchema.AddOptions,
        new FlatTableBuilder().UInt8(TfliteSchema.AddActivation, activation));

    /// <summary>PAD by an int32 constant of [rank, 2].</summary>
    public void Pad(int input, int paddings, int output) => Operator(TfliteSchema.Pad, 2, [input, paddings], output, TfliteSchema.PadOptions, new FlatTableBuilder());

    /// <summary>MEAN over the axes of an int32 constant.</summary>
    public void Mean(int input, int axes, int output, bool keepDimensions) => Operator(TfliteSchema.Mean, 2, [input, axes], output, TfliteSchema.ReducerOptions,
        new FlatTableBuilder().UInt8(TfliteSchema.ReducerKeepDimensions, keepDimensions ? 1 : 0));

    /// <summary>CONCATENATION along an axis.</summary>
    public void Concatenation(int[] inputs, int output, int axis) => Operator(TfliteSchema.Concatenation, 2, inputs, output, TfliteSchema.ConcatenationOptions,
        new FlatTableBuilder().Int32(TfliteSchema.ConcatenationAxis, axis).UInt8(TfliteSchema.ConcatenationActivation, 0));

    /// <summary>QUANTIZE: another scale, or from float32.</summary>
    public void Quantize(int input, int output) => Operator(TfliteSchema.Quantize, 2, [input], output, TfliteSchema.QuantizeOptions, new FlatTableBuilder());

    /// <summary>DEQUANTIZE to float32.</summary>
    public void Dequantize(int input, int output) => Operator(TfliteSchema.Dequantize, 2, [input], output, TfliteSchema.DequantizeOptions, new FlatTableBuilder());

    /// <summary>Writes the file. The same calls give the same bytes.</summary>
    /// <param name="name">Name of the network.</param>
    /// <param name="description">Description of the file.</param>
    /// <param name="inputs">Indices of the input tensors.</param>
    /// <param name="outputs">Indices of the output tensors.</param>
    public byte[] ToBytes(string name, string description, IReadOnlyList<int> inputs, IReadOnlyList<int> outputs)
    {
        // Buffer 0 is empty: every computed tensor refers to it.
        var buffers = new List<FlatTableBuilder> { new() };
        (int Code, int Version)[] codes = [.. _operators.Select(o => (o.Code, o.Version)).Distinct()];
        FlatTableBuilder subgraph = new FlatTableBuilder()
            .Tables(TfliteSchema.SubgraphTensors, [.. _tensors.Select(t => TensorTable(t, buffers))])
            .Int32s(TfliteSchema.SubgraphInputs, inputs)
            .Int32s(TfliteSchema.SubgraphOutputs, outputs)
            .Tables(TfliteSchema.SubgraphOperators, [.. _operators.Select(o => OperatorTable(o, System.Array.IndexOf(codes, (o.Code, o.Version))))])
            .Text(TfliteSchema.SubgraphName, name);
        FlatTableBuilder[] metadata = [.. _metadata.Select(m => new FlatTableBuilder()
            .Text(TfliteSchema.MetadataName, m.Name)
            .Int32(TfliteSchema.MetadataBuffer, AddBuffer(buffers, m.Data)))];
        FlatTableBuilder model = new FlatTableBuilder()
            .Int32(TfliteSchema.ModelVersion, TfliteSchema.Version)
            .Tables(TfliteSchema.ModelOperatorCodes, [.. codes.Select(c => CodeTable(c.Code, c.Version))])
            .Tables(TfliteSchema.ModelSubgraphs, [subgraph])
            .Text(TfliteSchema.ModelDescription, description)
            .Tables(TfliteSchema.ModelBuffers, buffers);
        if (metadata.Length > 0)
            model.Tables(TfliteSchema.ModelMetadata, metadata);
        return FlatBufferWriter.Write(model, "TFL3");
    }

    private void Pool(int code, int input, int output, WindowOptions window) => Operator(code, 2, [input], output, TfliteSchema.Pool2DOptions, new FlatTableBuilder()
        .UInt8(TfliteSchema.PoolPadding, window.Padding)
        .Int32(TfliteSchema.PoolStrideW, window.StrideWidth)
        .Int32(TfliteSchema.PoolStrideH, window.StrideHeight)
        .Int32(TfliteSchema.PoolFilterW, window.Width)
        .Int32(TfliteSchema.PoolFilterH, window.Height)
        .UInt8(TfliteSchema.PoolActivation, 0));

    private void Operator(int code, int version, int[] inputs, int output, int optionsType, FlatTableBuilder? options) =>
        _operators.Add(new TfliteOperator { Code = code, Version = version, Inputs = inputs, Output = output, OptionsType = optionsType, Options = options });

    private static FlatTableBuilder CodeTable(int code, int version)
    {
        FlatTableBuilder table = new FlatTableBuilder()
            .UInt8(TfliteSchema.CodeDeprecatedBuiltin, System.Math.Min(code, TfliteSchema.PlaceholderForGreaterCodes))
            .Int32(TfliteSchema.CodeVersion, version);
        return table.Int32(TfliteSchema.CodeBuiltin, code);
    }

    private static FlatTableBuilder TensorTable(TfliteTensor tensor, List<FlatTableBuilder> buffers)
    {
        FlatTableBuilder table = new FlatTableBuilder()
            .Int32s(TfliteSchema.TensorShape, tensor.Shape)
            .UInt8(TfliteSchema.TensorElementType, tensor.Type)
            .Int32(TfliteSchema.TensorBuffer, tensor.Data is null ? 0 : AddBuffer(buffers, tensor.Data))
            .Text(TfliteSchema.TensorName, tensor.Name);
        if (tensor.Scales.Count > 0)
            table.Table(TfliteSchema.TensorQuantization, new FlatTableBuilder()
                .Singles(TfliteSchema.QuantizationScale, tensor.Scales)
                .Int64s(TfliteSchema.QuantizationZeroPoint, tensor.ZeroPoints)
                .Int32(TfliteSchema.QuantizationDimension, tensor.QuantizedDimension));
        return table;
    }

    private static FlatTableBuilder OperatorTable(TfliteOperator step, int code)
    {
        FlatTableBuilder table = new FlatTableBuilder()
            .Int32(TfliteSchema.OperatorCode, code)
            .Int32s(TfliteSchema.OperatorInputs, step.Inputs)
            .Int32s(TfliteSchema.OperatorOutputs, [step.Output]);
        if (step.Options is not null)
            table.UInt8(TfliteSchema.OperatorOptionsType, step.OptionsType).Table(TfliteSchema.OperatorOptions, step.Options);
        return table;
    }

    private static int AddBuffer(List<FlatTableBuilder> buffers, byte[] data)
    {
        buffers.Add(new FlatTableBuilder().Bytes(TfliteSchema.BufferData, data, BufferAlignment));
        return buffers.Count - 1;
    }
}
