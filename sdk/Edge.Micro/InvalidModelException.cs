using System;

namespace Edge.Micro;

/// <summary>A model cannot be run. The message is one sentence: which operator and tensor, what was expected, what was got, what to do.</summary>
public sealed class InvalidModelException : Exception
{
    /// <summary>Makes the exception with its sentence.</summary>
    public InvalidModelException(string message)
        : base(message)
    {
    }
}
