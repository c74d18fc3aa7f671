namespace Edge.Quantize.Data;

/// <summary>The order of dimensions in an array of pictures.</summary>
public enum SampleLayout
{
    /// <summary>The one of the two that fits the network's input.</summary>
    Auto,

    /// <summary>Pictures, rows, columns, channels: TensorFlow's.</summary>
    Nhwc,

    /// <summary>Pictures, channels, rows, columns: PyTorch's.</summary>
    Nchw,
}
