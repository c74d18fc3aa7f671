namespace Edge.Inference.Engine.Kernels;

/// <summary>How a kernel form reads activations q of zero point z.</summary>
internal enum ActivationFormat
{
    /// <summary>s16: q - z.</summary>
    Centred16,

    /// <summary>u8: q + 128; the bias takes -(z + 128) times the sum of the weights.</summary>
    Unsigned8,

    /// <summary>s8: q; the bias takes -z times the sum of the weights.</summary>
    Signed8,
}
