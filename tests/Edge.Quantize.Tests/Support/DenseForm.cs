namespace Edge.Quantize.Tests.Support;

/// <summary>How a dense layer is written in ONNX.</summary>
public enum DenseForm
{
    Gemm,
    GemmTransposed,
    MatMulAdd,
}
