using System;
using System.Buffers.Binary;
using System.IO;
using Edge.Micro;
using Edge.Micro.Tflite;
using Edge.Testing;

namespace Edge.Inference.Tests.Reading;

/// <summary>A copy of a network, at first the bundled one, whose bytes can be found by what they mean, and broken.</summary>
/// <remarks>Walks the flatbuffer by itself, so that the reader under test does not judge its own errors.</remarks>
public sealed class ModelEditor(byte[] file)
{
    private static readonly byte[] Original = File.ReadAllBytes(Repository.Data("n2", "n2.tflite"));

    public ModelEditor()
        : this(Original)
    {
    }

    public byte[] Bytes { get; } = (byte[])file.Clone();

    public int Root => Follow(0);

    public int Subgraph => Follow(Element(Field(Root, TfliteSchema.ModelSubgraphs), 0));

    public Model Load(ModelLimits? limits = null) => Model.Load(Bytes, limits);

    public int Tensor(int index) => Follow(Element(Field(Subgraph, TfliteSchema.SubgraphTensors), index));

    /// <summary>Where a field of a tensor's quantisation is.</summary>
    public int Quantization(int tensor, int field) => Field(Follow(Field(Tensor(tensor), TfliteSchema.TensorQuantization)), field);

    public int Operator(int index) => Follow(OperatorSlot(index));

    /// <summary>Where the offset of an operator's table is.</summary>
    public int OperatorSlot(int index) => Element(Field(Subgraph, TfliteSchema.SubgraphOperators), index);

    /// <summary>Where a field of an operator's options is.</summary>
    public int Option(int step, int field) => Field(Follow(Field(Operator(step), TfliteSchema.OperatorOptions)), field);

    public int Code(int index) => Follow(Element(Field(Root, TfliteSchema.ModelOperatorCodes), index));

    public int Buffer(int index) => Follow(Element(Field(Root, TfliteSchema.ModelBuffers), index));

    public int BufferCount => Count(Field(Root, TfliteSchema.ModelBuffers));

    /// <summary>Where a field of a table is; a field that is left out cannot be edited.</summary>
    public int Field(int table, int index)
    {
        int found = FieldOrZero(table, index);
        return found != 0 ? found : throw new InvalidOperationException($"field {index} is left out");
    }

    public int FieldOrZero(int table, int index)
    {
        int vtable = table - Get(table), slot = 4 + (2 * index);
        if (slot + 2 > BinaryPrimitives.ReadUInt16LittleEndian(Bytes.AsSpan(vtable)))
            return 0;
        int offset = BinaryPrimitives.ReadUInt16LittleEndian(Bytes.AsSpan(vtable + slot));
        return offset == 0 ? 0 : table + offset;
    }

    /// <summary>Where an element of the vector that a field points to is.</summary>
    public int Element(int field, int index, int size = 4) => Follow(field) + 4 + (size * index);

    public int Count(int field) => Get(Follow(field));

    public void SetCount(int field, int count) => Set(Follow(field), count);

    public int Follow(int position) => position + Get(position);

    public int Get(int position) => BinaryPrimitives.ReadInt32LittleEndian(Bytes.AsSpan(position));

    public void Set(int position, int value) => BinaryPrimitives.WriteInt32LittleEndian(Bytes.AsSpan(position), value);

    public void Set(int position, float value) => BinaryPrimitives.WriteSingleLittleEndian(Bytes.AsSpan(position), value);

    public void SetByte(int position, int value) => Bytes[position] = (byte)value;

    /// <summary>Lets an offset point to another place behind it.</summary>
    public void Point(int position, int target) => Set(position, target - position);

    /// <summary>Makes an operator code mean another operator, in both of its fields.</summary>
    public void SetCode(int index, int code)
    {
        SetByte(Field(Code(index), TfliteSchema.CodeDeprecatedBuiltin), Math.Min(code, TfliteSchema.PlaceholderForGreaterCodes));
        Set(Field(Code(index), TfliteSchema.CodeBuiltin), code);
    }
}
