using System;

namespace Edge.Boards;

/// <summary>A board file cannot be used. The message is one sentence: which file and field, what was expected, what was got, what to do.</summary>
public sealed class BoardException : Exception
{
    /// <summary>Makes the exception with its sentence.</summary>
    public BoardException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with its sentence and cause.</summary>
    public BoardException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
