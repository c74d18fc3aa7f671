namespace Edge.Benchmarks.Int8Onnx;

/// <summary>In which order the pictures of the written network go in and are flattened.</summary>
internal enum OnnxLayout
{
    /// <summary>ONNX's own order; the weights behind a flattening are permuted to fit.</summary>
    Nchw,

    /// <summary>Transposes at the input and before a flattening, which cancel those that ONNX Runtime puts around its NHWC kernels.</summary>
    Nhwc,
}
