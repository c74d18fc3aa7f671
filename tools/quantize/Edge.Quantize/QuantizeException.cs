using System;

namespace Edge.Quantize;

/// <summary>A network cannot be imported or quantised. The message is one sentence: which node, what was expected, what was got, what to do.</summary>
public sealed class QuantizeException : Exception
{
    /// <summary>Makes the exception with its sentence.</summary>
    public QuantizeException(string message)
        : base(OneLine(message))
    {
    }

    /// <summary>Makes the exception with its sentence and cause.</summary>
    public QuantizeException(string message, Exception innerException)
        : base(OneLine(message), innerException)
    {
    }

    // Names come from files of others: no control characters reach a terminal, and no sentence fills it.
    private static string OneLine(string message)
    {
        const int most = 1000;
        string text = message.Length <= most ? message : string.Concat(message.AsSpan(0, most), " ...");
        return string.Create(text.Length, text, static (span, source) =>
        {
            for (int i = 0; i < span.Length; i++)
                span[i] = char.IsControl(source[i]) ? '?' : source[i];
        });
    }
}
