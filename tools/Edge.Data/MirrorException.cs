using System;

namespace Edge.Data;

/// <summary>A mirror cannot give MNIST; the next one is tried.</summary>
internal sealed class MirrorException : Exception
{
    public MirrorException(string message)
        : base(message)
    {
    }

    public MirrorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
