namespace Edge.Quantize.Calibration;

/// <summary>How the range of an activation follows from the values that it took over the calibration pictures.</summary>
public enum RangeMethod
{
    /// <summary>From the smallest to the largest value: nothing is clipped.</summary>
    MinMax,

    /// <summary>All but a small share of the values at both ends.</summary>
    Percentile,

    /// <summary>The range of the least mean squared error between values and their int8 forms.</summary>
    Mse,

    /// <summary>The range whose int8 histogram diverges least (Kullback-Leibler) from that of the values.</summary>
    Entropy,
}
