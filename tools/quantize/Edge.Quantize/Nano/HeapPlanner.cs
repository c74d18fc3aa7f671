using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Edge.Micro;

namespace Edge.Quantize.Nano;

/// <summary>Arrays of a generated class: tensors whose lives do not meet share one, and activations are bytes where the heap is small.</summary>
/// <param name="plan">The network.</param>
/// <param name="most">Bytes of heap.</param>
internal sealed class HeapPlanner(NetworkPlan plan, int most)
{
    /// <summary>Makes narrow tensors wide, the smallest first, while all arrays fit: an input that is not zero costs three instructions less.</summary>
    public void Widen()
    {
        foreach (TensorStore store in plan.Stores.Values.Where(s => s.Kind == StoreKind.Narrow && plan.CanWiden(s.Tensor)).OrderBy(s => s.Length).ToArray())
        {
            plan.Keep(store.Tensor, StoreKind.Wide);
            if (Bytes() > most)
                plan.Keep(store.Tensor, StoreKind.Narrow);
        }
    }

    /// <summary>Gives every tensor inside the network an array.</summary>
    /// <param name="fields">Receives the name of each tensor's array.</param>
    /// <returns>The arrays, by name: element type and length.</returns>
    public IReadOnlyDictionary<string, (string Element, int Length)> Assign(Dictionary<Tensor, string> fields)
    {
        var arrays = new SortedDictionary<string, (string Element, int Length)>(System.StringComparer.Ordinal);
        var busy = new Dictionary<string, int>();
        for (int step = 0; step < plan.Forms.Count; step++)
        {
            TensorStore store = Output(plan.Forms[step]);
            if (plan.Graph.Outputs.Any(o => plan.Root(o) == store.Tensor))
                continue;
            // Margins have to stay zero, so that nobody else may write there, unless the writer clears its array.
            bool own = store.HasMargins && !Clears(plan.Forms[step]);
            string? shared = own ? null : arrays.Keys.FirstOrDefault(k => arrays[k].Element == store.Element && busy[k] < step);
            string name = shared ?? string.Create(CultureInfo.InvariantCulture, $"_{store.Element}s{arrays.Count(a => a.Value.Element == store.Element)}");
            arrays[name] = (store.Element, System.Math.Max(store.Length, shared is null ? 0 : arrays[name].Length));
            busy[name] = own ? int.MaxValue : LastRead(store.Tensor);
            fields[store.Tensor] = name;
        }
        return arrays;
    }

    /// <summary>Bytes of all arrays, and of what weights are packed from.</summary>
    public long Bytes() => ActivationBytes() + plan.Forms.OfType<DensePlan>().Sum(d => d.HeapBytes) + plan.Forms.OfType<ConvolutionPlan>().Sum(c => c.HeapBytes);

    /// <summary>Bytes of the arrays of activations, and of layers that have one form only.</summary>
    public long ActivationBytes() => Assign([]).Values.Sum(a => (long)a.Length * (a.Element switch { "long" => 8, "short" => 2, _ => 1 }))
        + plan.Forms.Select(f => f switch { ConvolutionPlan c => c.Input, DepthwisePlan w => w.Input, _ => null }).Where(i => i is { Kind: StoreKind.Raw, HasMargins: true }).Sum(i => (long)i!.Length)
        + plan.Forms.OfType<DepthwisePlan>().Sum(w => w.HeapBytes);

    /// <summary>The store that a step writes.</summary>
    public TensorStore Output(object form) => form switch
    {
        ConvolutionPlan c => plan.StoreOf(c.Pool?.Output ?? c.Step.Output),
        DepthwisePlan w => plan.StoreOf(w.Step.Output),
        DensePlan d => plan.StoreOf(d.Step.Output),
        var other => plan.StoreOf(((Operator)other).Output),
    };

    private int LastRead(Tensor root)
    {
        int last = 0;
        for (int step = 0; step < plan.Forms.Count; step++)
        {
            Operator reader = plan.Forms[step] switch { ConvolutionPlan c => c.Step, DepthwisePlan w => w.Step, DensePlan d => d.Step, var other => (Operator)other };
            if (reader.Inputs.Any(i => plan.Root(i) == root))
                last = step;
        }
        return last;
    }

    private static bool Clears(object form) => form switch
    {
        ConvolutionPlan c => c.Clears,
        DepthwisePlan w => w.Clears,
        DensePlan d => d.Clears,
        _ => false,
    };
}
