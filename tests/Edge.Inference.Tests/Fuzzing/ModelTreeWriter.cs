using System;
using System.Linq;
using Edge.Micro.Tflite;
using Edge.Quantize.Tflite;

namespace Edge.Inference.Tests.Fuzzing;

/// <summary>Writes a tree as a well-formed flatbuffer, whatever it says.</summary>
internal static class ModelTreeWriter
{
    private const int Alignment = 16;

    public static byte[] Write(ModelTree tree)
    {
        if (!tree.HasExternalBuffers)
            return Write(tree, 0);
        // The length does not depend on the offsets.
        int start = (Write(tree, 1 << 20).Length + Alignment - 1) / Alignment * Alignment;
        byte[] model = Write(tree, start);
        return [.. model, .. new byte[start - model.Length], .. tree.Buffers.SelectMany(b => b.Concat(new byte[Padding(b)]))];
    }

    // The constants stand behind the flatbuffer from an offset on, or in it where that is 0.
    private static byte[] Write(ModelTree tree, long externalStart)
    {
        long next = externalStart;
        FlatTableBuilder[] buffers = [.. tree.Buffers.Select(b =>
        {
            if (b.Length == 0)
                return new FlatTableBuilder();
            if (externalStart == 0)
                return new FlatTableBuilder().Bytes(TfliteSchema.BufferData, b, Alignment);
            long at = next;
            next += b.Length + Padding(b);
            return new FlatTableBuilder().Scalar(TfliteSchema.BufferOffset, BitConverter.GetBytes(at)).Scalar(TfliteSchema.BufferSize, BitConverter.GetBytes((long)b.Length));
        })];
        FlatTableBuilder model = new FlatTableBuilder()
            .Int32(TfliteSchema.ModelVersion, tree.Version)
            .Tables(TfliteSchema.ModelOperatorCodes, [.. tree.Codes.Select(Code)])
            .Tables(TfliteSchema.ModelSubgraphs, [.. Enumerable.Range(0, tree.Subgraphs).Select(_ => Subgraph(tree))])
            .Tables(TfliteSchema.ModelBuffers, buffers);
        if (tree.Metadata.Count > 0)
            model.Tables(TfliteSchema.ModelMetadata, [.. tree.Metadata.Select(m => new FlatTableBuilder().Text(TfliteSchema.MetadataName, m.Name).Int32(TfliteSchema.MetadataBuffer, m.Buffer))]);
        return FlatBufferWriter.Write(model, "TFL3");
    }

    private static int Padding(byte[] bytes) => (Alignment - bytes.Length % Alignment) % Alignment;

    private static FlatTableBuilder Subgraph(ModelTree tree) => new FlatTableBuilder()
        .Tables(TfliteSchema.SubgraphTensors, [.. tree.Tensors.Select(Tensor)])
        .Int32s(TfliteSchema.SubgraphInputs, tree.Inputs)
        .Int32s(TfliteSchema.SubgraphOutputs, tree.Outputs)
        .Tables(TfliteSchema.SubgraphOperators, [.. tree.Operators.Select(Operator)]);

    private static FlatTableBuilder Code(CodeNode code)
    {
        FlatTableBuilder table = new FlatTableBuilder()
            .UInt8(TfliteSchema.CodeDeprecatedBuiltin, code.Deprecated)
            .Int32(TfliteSchema.CodeVersion, code.Version)
            .Int32(TfliteSchema.CodeBuiltin, code.Builtin);
        return code.Custom is null ? table : table.Text(TfliteSchema.CodeCustom, code.Custom);
    }

    private static FlatTableBuilder Tensor(TensorNode tensor)
    {
        FlatTableBuilder table = new FlatTableBuilder()
            .Int32s(TfliteSchema.TensorShape, tensor.Shape)
            .UInt8(TfliteSchema.TensorElementType, tensor.Type)
            .Int32(TfliteSchema.TensorBuffer, tensor.Buffer)
            .Text(TfliteSchema.TensorName, tensor.Name);
        if (tensor.IsVariable)
            table.UInt8(TfliteSchema.TensorIsVariable, 1);
        if (tensor.IsQuantized)
            table.Table(TfliteSchema.TensorQuantization, new FlatTableBuilder()
                .Singles(TfliteSchema.QuantizationScale, tensor.Scales)
                .Int64s(TfliteSchema.QuantizationZeroPoint, tensor.ZeroPoints)
                .Int32(TfliteSchema.QuantizationDimension, tensor.QuantizedDimension));
        return table;
    }

    private static FlatTableBuilder Operator(OperatorNode step)
    {
        FlatTableBuilder table = new FlatTableBuilder()
            .Int32(TfliteSchema.OperatorCode, step.Code)
            .Int32s(TfliteSchema.OperatorInputs, step.Inputs)
            .Int32s(TfliteSchema.OperatorOutputs, step.Outputs);
        if (step.Options is null)
            return table;
        var options = new FlatTableBuilder();
        foreach ((int field, OptionField option) in step.Options)
            _ = option.Kind switch
            {
                'b' => options.UInt8(field, option.Values[0]),
                'v' => options.Int32s(field, option.Values),
                _ => options.Int32(field, option.Values[0]),
            };
        return table.UInt8(TfliteSchema.OperatorOptionsType, step.OptionsType).Table(TfliteSchema.OperatorOptions, options);
    }
}
