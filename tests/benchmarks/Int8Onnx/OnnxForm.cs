namespace Edge.Benchmarks.Int8Onnx;

/// <summary>How an int8 network is written in ONNX.</summary>
internal enum OnnxForm
{
    /// <summary>Float operators between DequantizeLinear and QuantizeLinear, which a runtime fuses.</summary>
    Qdq,

    /// <summary>Integer operators: QLinearConv and the com.microsoft set.</summary>
    QLinear,
}
