using System;
using System.Collections.Generic;
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
        where TReader : FloatOperator
    {
        var kept = new List<FloatOperator>();
        var merged = new HashSet<FloatOperator>(ReferenceEqualityComparer.Instance);
        foreach (FloatOperator step in graph.Operators)
        {
            if (merged.Contains(step))
                continue;
            FloatOperator result = step;
            while (graph.OnlyReader(result.Output) is TReader reader && merge(result, reader) is FloatOperator both)
            {
                merged.Add(reader);
                result = both;
            }
            kept.Add(result);
        }
        return graph with { Operators = kept };
    }
}
