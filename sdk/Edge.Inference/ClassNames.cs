using System;
using System.Linq;
using System.Text;
using Edge.Micro;

namespace Edge.Inference;

/// <summary>The names of a model's classes as its file keeps them: UTF-8 text, one name a line.</summary>
internal static class ClassNames
{
    /// <summary>The names of a file's metadata entry; null where there is none.</summary>
    /// <exception cref="InvalidModelException">There are not as many as the first output has elements.</exception>
    public static string[]? OfMetadata(Graph graph, byte[]? metadata)
    {
        if (metadata is null)
            return null;
        string text = Encoding.UTF8.GetString(metadata);
        // The count before the array: a file of line feeds must not ask for a string each.
        int count = text.AsSpan().Count('\n') + (text.EndsWith('\n') ? 0 : 1);
        Require(graph, count);
        // What ends up on a terminal or a display has no control characters.
        return [.. text.Split('\n').Take(count).Select(line => string.Concat(line.TrimEnd('\r').Select(c => char.IsControl(c) ? '?' : c)))];
    }

    /// <summary>The names that a generated class gives to its graph; null where it has none.</summary>
    /// <exception cref="InvalidModelException">There are not as many as the first output has elements.</exception>
    public static string[]? OfGraph(Graph graph)
    {
        string[]? names = graph.Labels();
        if (names is not null)
            Require(graph, names.Length);
        return names;
    }

    private static void Require(Graph graph, int count)
    {
        if (count != graph.Outputs[0].Length)
            throw new InvalidModelException($"Model '{graph.Name}': expected {graph.Outputs[0].Length} labels, one for each element of the output, got {count}; quantise the model again.");
    }
}
