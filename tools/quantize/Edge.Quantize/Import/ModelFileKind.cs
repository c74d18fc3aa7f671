namespace Edge.Quantize.Import;

/// <summary>What a model file is, by its content.</summary>
public enum ModelFileKind
{
    /// <summary>A protocol buffer, as ONNX files are.</summary>
    Onnx,

    /// <summary>A FlatBuffers file with the identifier TFL3.</summary>
    Tflite,
}
