using System;
using Google.Protobuf.Reflection;

namespace Edge.Quantize.Import;

/// <summary>Checks before a message is parsed that every length in it stays within the message around it, and that nesting ends.</summary>
/// <remarks>
/// Google.Protobuf adds a length near 2^31 to its position in 32 bits; the sum wraps, and it allocates what a damaged file of ten bytes asks for, or
/// reads outside its buffer. Source of the wire format: the Protocol Buffers encoding document.
/// </remarks>
internal static class ProtobufFrame
{
    private const int MostDepth = 64;
    private const int Varint = 0, Fixed64 = 1, Delimited = 2, Fixed32 = 5;

    /// <summary>Checks a message.</summary>
    /// <param name="message">Its bytes.</param>
    /// <param name="type">Its type, which says which fields are messages.</param>
    /// <exception cref="QuantizeException">A field reaches over the end.</exception>
    public static void Check(ReadOnlySpan<byte> message, MessageDescriptor type) => Check(message, type, 0);

    private static void Check(ReadOnlySpan<byte> message, MessageDescriptor type, int depth)
    {
        if (depth > MostDepth)
            throw Damaged($"messages of at most {MostDepth} levels, got more");
        while (message.Length > 0)
        {
            ulong tag = ReadVarint(ref message);
            if ((tag & 7) == Varint)
            {
                ReadVarint(ref message);
                continue;
            }
            ulong length = (tag & 7) switch
            {
                Fixed64 => 8,
                Delimited => ReadVarint(ref message),
                Fixed32 => 4,
                _ => throw Damaged($"fields of four wire types, got type {tag & 7}"),
            };
            if (length > (ulong)message.Length)
                throw Damaged($"a field of {length} bytes in {type.Name}, got {message.Length}");
            FieldDescriptor? field = tag >> 3 <= int.MaxValue ? type.FindFieldByNumber((int)(tag >> 3)) : null;
            if ((tag & 7) == Delimited && field?.FieldType == FieldType.Message)
                Check(message[..(int)length], field.MessageType, depth + 1);
            message = message[(int)length..];
        }
    }

    private static ulong ReadVarint(ref ReadOnlySpan<byte> message)
    {
        ulong value = 0;
        for (int i = 0; i < 10 && i < message.Length; i++)
        {
            value |= (ulong)(message[i] & 0x7F) << (7 * i);
            if (message[i] < 0x80)
            {
                message = message[(i + 1)..];
                return value;
            }
        }
        throw Damaged("a number to end, got none that does");
    }

    private static QuantizeException Damaged(string expectedGot) => new($"The ONNX file: expected {expectedGot}; it is damaged, export the model again.");
}
