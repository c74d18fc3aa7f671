using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Edge.Inference.Tests.Reading;
using Edge.Micro.Tflite;

namespace Edge.Inference.Tests.Fuzzing;

/// <summary>Reads a valid .tflite file into a tree, by the tests' own walk of the flatbuffer.</summary>
internal sealed class ModelTreeReader
{
    private readonly ModelEditor _file;

    private ModelTreeReader(byte[] file)
    {
        _file = new ModelEditor(file);
    }

    public static ModelTree Read(byte[] file) => new ModelTreeReader(file).Model();

    private ModelTree Model()
    {
        var tree = new ModelTree { Version = Int32(_file.Root, TfliteSchema.ModelVersion, 0) };
        tree.Codes.AddRange(Tables(_file.Root, TfliteSchema.ModelOperatorCodes).Select(at => new CodeNode
        {
            Deprecated = Byte(at, TfliteSchema.CodeDeprecatedBuiltin, 0),
            Builtin = Int32(at, TfliteSchema.CodeBuiltin, 0),
            Version = Int32(at, TfliteSchema.CodeVersion, 1),
        }));
        tree.Tensors.AddRange(Tables(_file.Subgraph, TfliteSchema.SubgraphTensors).Select(Tensor));
        tree.Operators.AddRange(Tables(_file.Subgraph, TfliteSchema.SubgraphOperators).Select(Operator));
        tree.Inputs.AddRange(Int32s(_file.Subgraph, TfliteSchema.SubgraphInputs));
        tree.Outputs.AddRange(Int32s(_file.Subgraph, TfliteSchema.SubgraphOutputs));
        tree.Buffers.Clear();
        tree.Buffers.AddRange(Tables(_file.Root, TfliteSchema.ModelBuffers).Select(Buffer));
        tree.Metadata.AddRange(Tables(_file.Root, TfliteSchema.ModelMetadata)
            .Select(at => (Encoding.UTF8.GetString(Bytes(at, TfliteSchema.MetadataName)), Int32(at, TfliteSchema.MetadataBuffer, 0))));
        return tree;
    }

    private byte[] Buffer(int at)
    {
        int offset = _file.FieldOrZero(at, TfliteSchema.BufferOffset);
        return offset == 0 ? Bytes(at, TfliteSchema.BufferData) : _file.Bytes.AsSpan(_file.Get(offset), _file.Get(_file.Field(at, TfliteSchema.BufferSize))).ToArray();
    }

    private TensorNode Tensor(int at)
    {
        int quantization = _file.FieldOrZero(at, TfliteSchema.TensorQuantization);
        var node = new TensorNode
        {
            Name = Encoding.UTF8.GetString(Bytes(at, TfliteSchema.TensorName)),
            Shape = [.. Int32s(at, TfliteSchema.TensorShape)],
            Type = Byte(at, TfliteSchema.TensorElementType, 0),
            Buffer = Int32(at, TfliteSchema.TensorBuffer, 0),
            IsQuantized = quantization != 0,
        };
        if (quantization == 0)
            return node;
        int table = _file.Follow(quantization);
        node.Scales = [.. Int32s(table, TfliteSchema.QuantizationScale).Select(BitConverter.Int32BitsToSingle)];
        byte[] zeroPoints = Bytes(table, TfliteSchema.QuantizationZeroPoint, 8);
        node.ZeroPoints = [.. Enumerable.Range(0, zeroPoints.Length / 8).Select(i => BitConverter.ToInt64(zeroPoints, 8 * i))];
        node.QuantizedDimension = Int32(table, TfliteSchema.QuantizationDimension, 0);
        return node;
    }

    private OperatorNode Operator(int at)
    {
        var node = new OperatorNode
        {
            Code = Int32(at, TfliteSchema.OperatorCode, 0),
            Inputs = [.. Int32s(at, TfliteSchema.OperatorInputs)],
            Outputs = [.. Int32s(at, TfliteSchema.OperatorOutputs)],
            OptionsType = Byte(at, TfliteSchema.OperatorOptionsType, 0),
        };
        int options = _file.FieldOrZero(at, TfliteSchema.OperatorOptions);
        if (options == 0)
            return node;
        int table = _file.Follow(options);
        node.Options = [];
        string kinds = OptionKinds.Of(node.OptionsType);
        for (int field = 0; field < kinds.Length; field++)
            if (_file.FieldOrZero(table, field) != 0)
                node.Options.Add(field, new OptionField(kinds[field], kinds[field] switch
                {
                    'v' => [.. Int32s(table, field)],
                    'b' => [Byte(table, field, 0)],
                    _ => [Int32(table, field, 0)],
                }));
        return node;
    }

    private int Int32(int table, int field, int absent) => _file.FieldOrZero(table, field) is var at and not 0 ? _file.Get(at) : absent;

    private int Byte(int table, int field, int absent) => _file.FieldOrZero(table, field) is var at and not 0 ? _file.Bytes[at] : absent;

    private byte[] Bytes(int table, int field, int elementSize = 1)
    {
        if (_file.FieldOrZero(table, field) is not (var at and not 0))
            return [];
        int start = _file.Follow(at) + 4;
        return _file.Bytes[start..(start + elementSize * _file.Count(at))];
    }

    private int[] Int32s(int table, int field)
    {
        byte[] bytes = Bytes(table, field, 4);
        return [.. Enumerable.Range(0, bytes.Length / 4).Select(i => BitConverter.ToInt32(bytes, 4 * i))];
    }

    private IEnumerable<int> Tables(int table, int field)
    {
        if (_file.FieldOrZero(table, field) is not (var at and not 0))
            return [];
        return Enumerable.Range(0, _file.Count(at)).Select(i => _file.Follow(_file.Element(at, i)));
    }
}
