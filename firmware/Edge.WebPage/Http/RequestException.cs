using System;

namespace Edge.WebPage.Http;

/// <summary>A request that cannot be answered as asked; the message is one sentence for a person: expected, got, what to do.</summary>
internal sealed class RequestException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="status">The HTTP status of the answer.</param>
    /// <param name="message">The sentence.</param>
    public RequestException(int status, string message)
        : base(message) => Status = status;

    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; }
}
