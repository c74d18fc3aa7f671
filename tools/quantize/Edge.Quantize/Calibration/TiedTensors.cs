using System.Collections.Generic;
using System.Linq;
using Edge.Quantize.Network;

namespace Edge.Quantize.Calibration;

/// <summary>Groups of tensors that have one scale and zero point, since operators between them move, choose or average values only.</summary>
internal static class TiedTensors
{
    /// <summary>The groups; a tensor that is tied to no other is a group of its own. In the order of the network.</summary>
    public static IReadOnlyList<IReadOnlyList<FloatTensor>> Of(FloatGraph graph)
    {
        var groups = new Dictionary<FloatTensor, List<FloatTensor>> { [graph.Input] = [graph.Input] };
        foreach (FloatOperator step in graph.Operators)
        {
            List<FloatTensor> group = groups[step.Output] = [step.Output];
            if (!step.KeepsQuantization)
                continue;
            foreach (List<FloatTensor> other in step.Inputs.Select(i => groups[i]).Distinct().ToArray())
            {
                other.AddRange(group);
                foreach (FloatTensor tensor in group)
                    groups[tensor] = other;
                group = other;
            }
        }
        return [.. groups.Values.Distinct()];
    }

    /// <summary>The tensors of a group whose values count: those that something else than a mere choice among them reads.</summary>
    /// <remarks>Rounding and clipping keep the order of values: max pools, reshapes and their like give the same before them or behind.</remarks>
    public static IReadOnlyList<FloatTensor> Read(FloatGraph graph, IReadOnlyList<FloatTensor> group) =>
        [.. group.Where(t => t == graph.Output || graph.Operators.Any(o => o.Inputs.Contains(t) && (!o.KeepsQuantization || o is FloatPool2D { IsMax: false })))];
}
