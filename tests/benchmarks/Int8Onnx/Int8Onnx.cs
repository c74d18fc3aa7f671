namespace Edge.Benchmarks.Int8Onnx;

/// <summary>An int8 network as ONNX: every input and the output "output" are uint8.</summary>
/// <param name="Bytes">The model file.</param>
/// <param name="Inputs">The inputs.</param>
/// <param name="OutputShape">Shape of the output.</param>
internal sealed record Int8Onnx(byte[] Bytes, OnnxInput[] Inputs, long[] OutputShape);
