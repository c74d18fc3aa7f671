using System;

namespace Edge.Vision.Images;

/// <summary>A file is no picture that can be read; the message is one sentence for a person: expected, got, what to do.</summary>
public sealed class InvalidImageException : Exception
{
    /// <summary>Makes the exception with its sentence.</summary>
    public InvalidImageException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its sentence and cause.</summary>
    public InvalidImageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
