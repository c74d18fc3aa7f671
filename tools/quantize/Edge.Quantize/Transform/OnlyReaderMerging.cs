using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Transform;

/// <summary>Merges operators into the one before them, where nothing else reads that one's output.</summary>
internal static class OnlyReaderMerging
{
    /// <summary>The network with every pair merged that can be; several readers in a row are merged one after the other.</summary>
    /// <typeparam name="TReader">The operators to be merged into the one before them.</typeparam>
    /// <param name="graph">The network; it stays as it is.</param>
    /// <param name="merge">Both as one operator that writes the reader's output, or null where they cannot be merged.</param>
    public static FloatGraph Apply<TReader>(FloatGraph graph, Func<FloatOperator, TReader, FloatOperator?> merge)
        where TReader : FloatOperator =>
        Apply(graph, (step, reader) => reader is TReader wanted ? merge(step, wanted) : null);

    /// <summary>The network with every pair merged that can be.</summary>
    /// <param name="graph">The network; it stays as it is.</param>
    /// <param name="merge">Both as one operator that writes the reader's output, or null where they cannot be merged.</param>
    /// <remarks>A reader of one input stands behind what it reads, so the pair may stand where its first part stood.</remarks>
    public static FloatGraph Apply(FloatGraph graph, Func<FloatOperator, FloatOperator, FloatOperator?> merge)
    {
        ILookup<FloatTensor, FloatOperator> readers = graph.Operators.SelectMany(o => o.Inputs.Distinct().Select(i => (Input: i, Reader: o))).ToLookup(p => p.Input, p => p.Reader);
        var kept = new List<FloatOperator>();
        var merged = new HashSet<FloatOperator>(ReferenceEqualityComparer.Instance);
        foreach (FloatOperator step in graph.Operators)
        {
            if (merged.Contains(step))
                continue;
            FloatOperator result = step;
            while (result.Output != graph.Output && Only(readers[result.Output]) is FloatOperator reader && reader.Inputs.Count == 1 && merge(result, reader) is FloatOperator both)
            {
                merged.Add(reader);
                result = both;
            }
            kept.Add(result);
        }
        return graph with { Operators = kept };
    }

    private static FloatOperator? Only(IEnumerable<FloatOperator> readers)
    {
        FloatOperator[] first = [.. readers.Take(2)];
        return first.Length == 1 ? first[0] : null;
    }
}
