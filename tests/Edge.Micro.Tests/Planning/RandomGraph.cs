using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Parity;

namespace Edge.Micro.Tests.Planning;

/// <summary>A random network of concatenations (any number of readers), reshapes and pads, with the life of each tensor worked out apart.</summary>
public sealed class RandomGraph
{
    private readonly List<Tensor> _tensors = [];
    private readonly List<Operator> _steps = [];

    public RandomGraph(Random random)
    {
        var parts = new Parts(random);
        int inputs = parts.From(1, 3), steps = parts.From(1, 14);
        for (int i = 0; i < inputs; i++)
            _tensors.Add(Make([parts.From(1, 100)]));
        for (int i = 0; i < steps; i++)
        {
            Tensor[] read = [.. Enumerable.Range(0, parts.From(1, 3)).Select(_ => parts.Chance(50) ? _tensors[^1] : parts.Pick([.. _tensors]))];
            int length = read[0].Length;
            Operator step = parts.From(0, 3) switch
            {
                0 => new Reshape("s" + i, read[0], Make([1, length])),
                1 when read[0].Shape.Length == 1 => new Pad("s" + i, read[0], Make([length + 20]), [7, 13], 0),
                2 when read[0].Shape.Length == 1 && length > 8 => new Mean("s" + i, read[0], Make([1]), [0], 1 << 30, 0),
                _ => Join("s" + i, read),
            };
            _steps.Add(step);
            _tensors.Add(step.Output);
        }
        Tensor[] outputs = [.. _tensors.Where(t => parts.Chance(15)).Append(_tensors[^1]).Distinct()];
        Graph = new Graph("random", [.. _tensors.Take(inputs)], outputs, [.. _steps]);
    }

    public Graph Graph { get; }

    public IReadOnlyList<Tensor> Tensors => _tensors;

    /// <summary>The tensor whose bytes this one is: the first of a chain of reshapes.</summary>
    public Tensor Origin(Tensor tensor) => _steps.FirstOrDefault(s => s.Output == tensor) is { SharesInput: true } step ? Origin(step.Inputs[0]) : tensor;

    /// <summary>Steps during which the bytes are needed: from the one that writes them to the last that reads them or a reshape of them.</summary>
    public (int First, int Last) Life(Tensor origin)
    {
        Tensor[] family = [.. _tensors.Where(t => Origin(t) == origin)];
        int first = _steps.FindIndex(s => s.Output == origin);
        int last = Math.Max(first, family.Max(t => Math.Max(_steps.FindIndex(s => s.Output == t), _steps.FindLastIndex(s => s.Inputs.Contains(t)))));
        return (first, family.Any(t => Graph.Outputs.Contains(t)) ? _steps.Count : last);
    }

    private static Tensor Make(int[] shape) => new("t", shape, 1f, 0);

    private static Concatenation Join(string name, Tensor[] read)
    {
        Tensor[] same = [.. read.Where(t => t.Shape.Length == read[0].Shape.Length)];
        int[] shape = [.. same[0].Shape];
        shape[^1] = same.Sum(t => t.Shape[^1]);
        return new Concatenation(name, same, Make(shape), -1);
    }
}
