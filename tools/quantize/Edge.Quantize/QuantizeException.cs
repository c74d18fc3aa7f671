using System;

namespace Edge.Quantize;

/// <summary>A network cannot be imported or quantised. The message is one sentence: which node, what was expected, what was got, what to do.</summary>
public sealed class QuantizeException : Exception
{
    /// <summary>Makes the exception with its sentence.</summary>
    public QuantizeException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its sentence and cause.</summary>
    public QuantizeException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
