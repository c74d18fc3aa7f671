namespace Edge.Inference.Batch;

/// <summary>What an image of a batch is given as, or its answer.</summary>
internal enum BatchFormat
{
    /// <summary>Int8 values.</summary>
    Quantized,

    /// <summary>Bytes, 0 to 255 for the real 0 to 1.</summary>
    Bytes,

    /// <summary>Real values.</summary>
    Reals,

    /// <summary>The most probable class.</summary>
    Classification,
}
