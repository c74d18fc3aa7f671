using System;

namespace Edge.DigitReader;

/// <summary>A camera failed; the message is one sentence for a person: expected, got, what to do.</summary>
public sealed class CameraException : Exception
{
    /// <summary>Makes the exception with its sentence.</summary>
    public CameraException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its sentence and cause.</summary>
    public CameraException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
