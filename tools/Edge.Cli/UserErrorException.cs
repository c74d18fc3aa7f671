using System;

namespace Edge.Cli;

/// <summary>A fault of the input or the command line, not of the program: the message is one sentence (expected, got, what to do).</summary>
public sealed class UserErrorException : Exception
{
    /// <summary>Makes the exception with its sentence.</summary>
    public UserErrorException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its sentence and cause.</summary>
    public UserErrorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
