using System.Collections.Generic;
using Edge.Onnx.Proto;
using Google.Protobuf;

namespace Edge.Onnx;

/// <summary>Makes <see cref="AttributeProto"/> messages, with the type that ONNX requires to be written beside the value.</summary>
public static class OnnxAttributes
{
    /// <summary>An attribute that is one integer.</summary>
    public static AttributeProto Of(string name, long value) =>
        new() { Name = name, I = value, Type = AttributeProto.Types.AttributeType.Int };

    /// <summary>An attribute that is one float.</summary>
    public static AttributeProto Of(string name, float value) =>
        new() { Name = name, F = value, Type = AttributeProto.Types.AttributeType.Float };

    /// <summary>An attribute that is a string (UTF-8).</summary>
    public static AttributeProto Of(string name, string value) =>
        new() { Name = name, S = ByteString.CopyFromUtf8(value), Type = AttributeProto.Types.AttributeType.String };

    /// <summary>An attribute that is a list of integers, such as <c>kernel_shape</c>.</summary>
    public static AttributeProto Of(string name, IEnumerable<long> values) =>
        new() { Name = name, Ints = { values }, Type = AttributeProto.Types.AttributeType.Ints };

    /// <summary>An attribute that is a tensor, such as the value of Constant.</summary>
    public static AttributeProto Of(string name, TensorProto value) =>
        new() { Name = name, T = value, Type = AttributeProto.Types.AttributeType.Tensor };
}
