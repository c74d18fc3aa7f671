using System;

namespace Edge.Micro.Updates;

/// <summary>A package that is refused; the message is one sentence: what was expected, what was got, what to do.</summary>
public class UpdateException : Exception
{
    /// <summary>Makes the exception with its sentence.</summary>
    public UpdateException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its sentence and cause.</summary>
    public UpdateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
