using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Edge.Quantize.Tflite;

/// <summary>Names of classes as a .tflite file's metadata keeps them: UTF-8 text, one name a line.</summary>
public static class LabelText
{
    /// <summary>Names without characters that would end a line or move a terminal's cursor: each is replaced by a space.</summary>
    public static IReadOnlyList<string> Clean(IEnumerable<string> labels) => [.. labels.Select(l => string.Concat(l.Select(c => char.IsControl(c) ? ' ' : c)).Trim())];

    /// <summary>The metadata's bytes.</summary>
    /// <param name="labels">The names; there is no line end in any.</param>
    /// <exception cref="ArgumentException">A name has a line end.</exception>
    public static byte[] ToBytes(IReadOnlyList<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        string? broken = labels.FirstOrDefault(l => l.AsSpan().ContainsAny('\n', '\r'));
        return broken is null
            ? Encoding.UTF8.GetBytes(string.Concat(labels.Select(l => l + "\n")))
            : throw new ArgumentException($"Expected labels of one line, got '{broken}'.", nameof(labels));
    }
}
