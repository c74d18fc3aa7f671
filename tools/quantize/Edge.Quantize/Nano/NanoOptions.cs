using System;
using System.Collections.Generic;
using Edge.Micro;

namespace Edge.Quantize.Nano;

/// <summary>What the generator of nanoFramework classes may use.</summary>
public sealed record NanoOptions
{
    /// <summary>Heap of the class' arrays; beyond it activations are kept in bytes, which costs instructions.</summary>
    public int HeapBytes { get; init; } = 26 * 1024;

    /// <summary>Heap of the class' arrays where the network cannot keep to <see cref="FlashBytes"/> whatever its form.</summary>
    public int LargeHeapBytes { get; init; } = 96 * 1024;

    /// <summary>Flash of the class; where it cannot be kept, time is weighed against flash.</summary>
    public int FlashBytes { get; init; } = 40_000;

    /// <summary>The forms that layers may take, where a layer has one of them: a test asks for those that it proves.</summary>
    internal Func<LayerForm, bool> Allows { get; init; } = _ => true;

    /// <summary>Share of values that are not the real 0, by tensor, as measured on samples; one half where it is not known.</summary>
    public IReadOnlyDictionary<Tensor, double> Densities { get; init; } = new Dictionary<Tensor, double>();
}
