using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Edge.Micro;
using Edge.Quantize.Emit;

namespace Edge.Quantize.Nano;

/// <summary>Writes a network as C# for nanoFramework: straight-line arithmetic in lanes, thirty times less work for an interpreter than loops.</summary>
public static class NanoEmitter
{
    private static readonly string[] Reserved =
        ("Run SelfTest Logits Labels Macs ArenaBytes Reciprocal HighMultiply InputLength InputHeight InputWidth InputChannels InputScale InputZeroPoint "
        + "OutputLength OutputHeight OutputWidth OutputChannels OutputScale OutputZeroPoint").Split(' ');

    // A weight is five bytes of IL: with more no board has the flash, and no compiler the patience.
    private const int MostWeights = 1 << 20;

    /// <summary>Writes the class with one golden sample, its forms chosen by all of them.</summary>
    /// <inheritdoc cref="Emit(Graph, CSharpOptions, NanoOptions, sbyte[], sbyte[])"/>
    public static IReadOnlyList<NanoFile> Emit(Graph graph, CSharpOptions names, sbyte[] goldenInputs, sbyte[] goldenOutputs)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(goldenInputs);
        ArgumentNullException.ThrowIfNull(goldenOutputs);
        // A sample is flash, and a bit that is wrong in one is wrong in most.
        int inputs = Math.Min(goldenInputs.Length, graph.Inputs.Sum(i => i.Length)), outputs = Math.Min(goldenOutputs.Length, graph.Outputs.Sum(o => o.Length));
        return Emit(graph, names, new NanoOptions { Densities = Densities(graph, goldenInputs) }, goldenInputs[..inputs], goldenOutputs[..outputs]);
    }

    /// <summary>Writes the class, or several where nanoFramework's limits ask for them.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="names">Names and the text about its origin.</param>
    /// <param name="options">Heap and flash.</param>
    /// <param name="goldenInputs">Golden samples' inputs, one after the other.</param>
    /// <param name="goldenOutputs">What they must give.</param>
    /// <returns>The files, that of the class itself first; each folder is an assembly.</returns>
    /// <exception cref="QuantizeException">An operator has no C# form, or a name is none.</exception>
    public static IReadOnlyList<NanoFile> Emit(Graph graph, CSharpOptions names, NanoOptions options, sbyte[] goldenInputs, sbyte[] goldenOutputs)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(goldenInputs);
        ArgumentNullException.ThrowIfNull(goldenOutputs);
        if (graph.ConstantBytes > MostWeights)
            throw new QuantizeException($"Model '{graph.Name}': straight-line code for nanoFramework takes at most {Figure(MostWeights)} bytes of weights, the network has {Figure(graph.ConstantBytes)}; use the .tflite file or a smaller network.");
        CSharpName.RequireNamespace(names.Namespace);
        CSharpName.RequireClass(names.ClassName);
        var members = new MemberNames([.. Reserved, names.ClassName]);
        var pool = new ConstantPool(members);
        pool.Add("GoldenInputs", "Inputs of the golden samples.", goldenInputs, Samples(graph.Inputs));
        pool.Add("GoldenOutputs", "Outputs of the golden samples.", goldenOutputs, Samples(graph.Outputs));
        var plan = new NetworkPlan(graph, options);
        var run = new RunText(plan, members, pool);
        return new ClassSplitter(plan, names, run, pool).Files();
    }

    /// <summary>The share of values that are not the real 0, by tensor, over samples.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="inputs">Samples, one after the other.</param>
    public static IReadOnlyDictionary<Tensor, double> Densities(Graph graph, sbyte[] inputs)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(inputs);
        int length = graph.Inputs.Sum(i => i.Length), samples = inputs.Length / length;
        var counts = new Dictionary<Tensor, double>();
        sbyte[] arena = new sbyte[graph.ArenaBytes];
        for (int sample = 0; sample < samples; sample++)
        {
            int start = sample * length;
            foreach (Tensor input in graph.Inputs)
            {
                Array.Copy(inputs, start, arena, input.Offset, input.Length);
                start += input.Length;
                Count(counts, input, arena, samples);
            }
            foreach (Operator step in graph.Operators)
            {
                step.Run(arena);
                Count(counts, step.Output, arena, samples);
            }
        }
        return counts;
    }

    internal static string Figure(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static void Count(Dictionary<Tensor, double> counts, Tensor tensor, sbyte[] arena, int samples)
    {
        int nonZero = 0;
        for (int i = tensor.Offset; i < tensor.Offset + tensor.Length; i++)
            if (arena[i] != tensor.ZeroPoint)
                nonZero++;
        counts[tensor] = counts.GetValueOrDefault(tensor) + (double)nonZero / tensor.Length / samples;
    }

    private static ArrayLayout Samples(Tensor[] tensors) =>
        ArrayLayout.Bytes("sample", tensors.Length == 1 && tensors[0].Shape.Length > 0 ? tensors[0].Shape : [tensors.Sum(t => t.Length)]);
}
