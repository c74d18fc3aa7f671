using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Nano;

/// <summary>Chooses the form of every layer: the least time for which flash and heap suffice, else what passes them least.</summary>
/// <remarks>
/// Each layer takes the form with the least time + price of a byte of flash * bytes + price of a byte of heap * bytes; a ladder of both prices is
/// tried, and the best outcome is kept.
/// </remarks>
/// <param name="plan">The network.</param>
/// <param name="options">Flash, heap and densities.</param>
internal sealed class FormChooser(NetworkPlan plan, NanoOptions options)
{
    // The class around the layers: constructor, Run, softmax, self-test with a sample, metadata.
    private const int Surroundings = 5_500;

    /// <summary>Sets the form of every convolution and dense layer.</summary>
    public void Choose()
    {
        object[] layers = [.. plan.Forms.Where(f => f is ConvolutionPlan or DensePlan)];
        LayerForm[][] all = [.. layers.Select(l => Worthwhile(l is ConvolutionPlan c ? c.Forms(Density(c)) : ((DensePlan)l).Forms(plan.DensityOf(plan.Root(((DensePlan)l).Step.Inputs[0])))))];
        long heap = options.HeapBytes - new HeapPlanner(plan, 0).ActivationBytes(), flash = options.FlashBytes - Surroundings;
        double[] prices = [0, .. Enumerable.Range(0, 28).Select(n => Math.Pow(2, n))];
        LayerForm[]? best = null;
        (long Excess, double Time) least = default;
        foreach (double heapPrice in prices)
        {
            foreach (double flashPrice in prices)
            {
                LayerForm[] forms = [.. all.Select(f => f.MinBy(o => o.Time + flashPrice * o.CodeBytes + heapPrice * o.HeapBytes)!)];
                // A board without the heap cannot run the class at all; the flash is larger than what is asked for.
                long excess = 1000 * Math.Max(0, forms.Sum(f => f.HeapBytes) - Math.Max(0, heap)) + Math.Max(0, forms.Sum(f => f.CodeBytes) - flash);
                (long Excess, double Time) outcome = (excess, forms.Sum(f => f.Time));
                if (best is null || outcome.CompareTo(least) < 0)
                    (best, least) = (forms, outcome);
            }
        }
        for (int i = 0; i < layers.Length; i++)
        {
            if (layers[i] is ConvolutionPlan convolution)
                convolution.Take(best![i]);
            else
                ((DensePlan)layers[i]).FromBytes = best![i].FromBytes;
        }
    }

    private double Density(ConvolutionPlan layer) => plan.DensityOf(plan.Root(layer.Step.Inputs[0]));

    // A form that another one beats in everything is never chosen.
    private LayerForm[] Worthwhile(IEnumerable<LayerForm> all)
    {
        LayerForm[] forms = [.. all], allowed = [.. forms.Where(options.Allows)];
        var kept = new List<LayerForm>();
        foreach (LayerForm form in (allowed.Length > 0 ? allowed : forms).OrderBy(f => f.Time).ThenBy(f => f.CodeBytes).ThenBy(f => f.HeapBytes))
            if (!kept.Any(k => k.CodeBytes <= form.CodeBytes && k.HeapBytes <= form.HeapBytes))
                kept.Add(form);
        return [.. kept];
    }
}
