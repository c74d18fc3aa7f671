using System;
using System.Collections.Generic;
using System.Linq;

namespace Edge.Quantize.Nano;

/// <summary>Chooses the form of every layer: the least time for which flash and heap suffice, else what passes them least.</summary>
/// <remarks>
/// Where the flash does not suffice whatever is chosen, it is a matter of several assemblies anyway: then flash has a price, and the heap may be larger.
/// Each layer takes the form with the least time + price of a byte of flash * bytes + price of a byte of heap * bytes; a ladder of both prices is
/// tried, and the best outcome is kept; then single layers change while that makes it better.
/// </remarks>
/// <param name="plan">The network.</param>
/// <param name="options">Flash, heap and densities.</param>
internal sealed class FormChooser(NetworkPlan plan, NanoOptions options)
{
    // The class around the layers: constructor, Run, softmax, self-test with a sample, metadata.
    private const int Surroundings = 4_500;

    // Arm instructions of a run that a byte is worth: a kilobyte for a millisecond.
    private const double PriceOfByte = 100;

    /// <summary>Sets the form of every convolution and dense layer.</summary>
    public void Choose()
    {
        object[] layers = [.. plan.Forms.Where(f => f is ConvolutionPlan or DensePlan)];
        LayerForm[][] all = [.. layers.Select(l => Worthwhile(l is ConvolutionPlan c ? c.Forms(Density(c)) : ((DensePlan)l).Forms(plan.DensityOf(plan.Root(((DensePlan)l).Step.Inputs[0])))))];
        long activations = new HeapPlanner(plan, 0).ActivationBytes();
        LayerForm[] best = Cheapest(all, options.HeapBytes - activations, 0, out bool fits);
        if (!fits)
            best = Cheapest(all, Math.Max(options.HeapBytes, options.LargeHeapBytes) - activations, PriceOfByte, out _);
        for (int i = 0; i < layers.Length; i++)
        {
            if (layers[i] is ConvolutionPlan convolution)
                convolution.Take(best[i]);
            else
                ((DensePlan)layers[i]).Form = best[i];
        }
    }

    // With a price for a byte of flash there is no limit to flash.
    private LayerForm[] Cheapest(LayerForm[][] all, long heap, double priceOfByte, out bool fits)
    {
        (long Excess, double Time) Outcome(LayerForm[] forms)
        {
            long code = forms.Sum(f => f.CodeBytes);
            // A board without the heap cannot run the class at all; the flash is larger than what is asked for.
            long excess = 1000 * Math.Max(0, forms.Sum(f => f.HeapBytes) - Math.Max(0, heap)) + (priceOfByte > 0 ? 0 : Math.Max(0, code - options.FlashBytes + Surroundings));
            return (excess, forms.Sum(f => f.Time) + priceOfByte * code);
        }

        double[] prices = [0, .. Enumerable.Range(0, 28).Select(n => Math.Pow(2, n))];
        LayerForm[] best = prices.SelectMany(_ => prices, (heapPrice, flashPrice) => all.Select(f => f.MinBy(o => o.Time + (flashPrice + priceOfByte) * o.CodeBytes + heapPrice * o.HeapBytes)!).ToArray()).MinBy(Outcome)!;
        // What the prices leave of flash and heap, single layers can use.
        while (true)
        {
            LayerForm[] next = Enumerable.Range(0, best.Length).SelectMany(i => all[i].Select(form => best.Select((f, n) => n == i ? form : f).ToArray())).Append(best).MinBy(Outcome)!;
            if (Outcome(next).CompareTo(Outcome(best)) >= 0)
                break;
            best = next;
        }
        fits = Outcome(best).Excess == 0;
        return best;
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
