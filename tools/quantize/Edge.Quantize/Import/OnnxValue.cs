using Edge.Quantize.Network;

namespace Edge.Quantize.Import;

/// <summary>A value of the ONNX graph while it is imported.</summary>
/// <param name="Tensor">The NHWC tensor that holds it.</param>
/// <param name="FlattenedFrom">The picture [1, H, W, C] that it flattens: ONNX orders the elements as CHW, the tensor as HWC. Null where both orders agree.</param>
internal sealed record OnnxValue(FloatTensor Tensor, FloatTensor? FlattenedFrom);
