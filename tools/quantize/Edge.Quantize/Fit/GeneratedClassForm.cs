using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Boards;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.NanoSim.Deployment;
using Edge.NanoSim.Heap;
using Edge.Quantize.Emit;

namespace Edge.Quantize.Fit;

/// <summary>A generated class of C# with the general runtime: Edge.Micro and the class in one assembly, as firmware/nano deploys them.</summary>
/// <remarks>
/// Flash is nanoFramework's library, Edge.Micro, the class and its constants; RAM is the tables of these assemblies, the objects of the network with the
/// copies of its constants, the arena, and an input and an output, with the golden samples as they are while the self-test runs. The application's
/// own program, libraries of drivers and the stack (some kilobytes) come on top. Everything is counted on the classes and objects themselves.
/// </remarks>
public sealed class GeneratedClassForm : IDeploymentForm
{
    /// <summary>Bytes of signatures, constants included, and of IL that one assembly can hold.</summary>
    public const int MaxAssemblyBytes = ushort.MaxValue;

    /// <summary>Bytes of one object, at most.</summary>
    public const int MaxObjectBytes = HeapLayout.BlockBytes * HeapLayout.MaxObjectBlocks;

    /// <summary>Tensors of a generated class: each is a local of one method.</summary>
    public const int MaxTensors = 200;

    /// <summary>Golden samples that the class has where the graph brings none of its own: as many as the pipeline writes.</summary>
    public int GoldenSamples { get; init; } = 4;

    /// <inheritdoc/>
    public string Name => "generated class, general runtime";

    /// <inheritdoc/>
    public RuntimeKind Runtime => RuntimeKind.NanoFramework;

    /// <inheritdoc/>
    public DeploymentCost CostOf(Graph graph, Board board)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(board);
        (long Inputs, long Outputs) golden = (graph.GoldenInputs().Length, graph.GoldenOutputs().Length);
        if (golden.Inputs == 0)
            golden = (GoldenSamples * Length(graph.Inputs), GoldenSamples * Length(graph.Outputs));
        NanoModelClass own = NanoModelClass.Of(graph);
        var heap = new ObjectTally();
        DeployedAssembly micro = MicroLibrary.Layout;
        var parts = new List<CostPart>
        {
            new(null, "nanoFramework's library", NanoLibrary.FlashBytes, NanoLibrary.RamBytes),
            new(null, "Edge.Micro", micro.TotalBytes, micro.TableRamBytes + heap.AddStatics(typeof(Graph).Assembly)),
            new(null, "the model's class", own.FlashBytes, own.RamBytes),
        };
        foreach (Operator step in graph.Operators)
            parts.Add(new CostPart(step.Name, What(step), Constants(step).Sum(c => c.Bytes), heap.Add(step)));
        parts.Add(new CostPart(null, "the network", 0, heap.Add(graph)));
        // What no object of a board can hold is an obstacle anyway.
        if (graph.ArenaBytes <= MaxObjectBytes)
            parts.Add(new CostPart(null, "packed weights and the arena", 0, heap.Add(new Interpreter(graph))));
        parts.Add(new CostPart(null, "golden samples", golden.Inputs + golden.Outputs, HeapLayout.ArrayBytes(golden.Inputs, 1) + HeapLayout.ArrayBytes(golden.Outputs, 1)));
        parts.Add(new CostPart(null, "an input and an output", 0, HeapLayout.ArrayBytes(Length(graph.Inputs), 1) + HeapLayout.ArrayBytes(Length(graph.Outputs), 1)));
        long later = parts[^1].RamBytes + parts[^2].RamBytes + parts[^3].RamBytes, joined = graph.Operators.SelectMany(Constants).Select(JoinBytes).DefaultIfEmpty().Max();
        if (joined > later)
            parts.Add(new CostPart(null, "parts of an array while they are joined", 0, joined - later));
        return new DeploymentCost(parts, [.. Obstacles(graph, own, golden.Inputs + golden.Outputs)]);
    }

    private static IEnumerable<string> Obstacles(Graph graph, NanoModelClass own, long goldenBytes)
    {
        (Operator Step, long Bytes) most = graph.Operators.Select(o => (o, Constants(o).Sum(c => c.Bytes))).DefaultIfEmpty().MaxBy(p => p.Item2);
        long constants = graph.Operators.SelectMany(Constants).Sum(c => c.Bytes) + goldenBytes;
        if (constants > CSharpEmitter.NanoConstantBytes)
            yield return $"constants {constants:N0} of {CSharpEmitter.NanoConstantBytes:N0} bytes that one assembly of nanoFramework holds, {constants - CSharpEmitter.NanoConstantBytes:N0} too many; the most is {What(most.Step)}, {most.Bytes:N0} bytes.";
        long il = MicroLibrary.Layout.IlBytes + own.IlBytes;
        if (il > MaxAssemblyBytes)
            yield return $"IL {il:N0} of {MaxAssemblyBytes:N0} bytes that one assembly of nanoFramework holds, {il - MaxAssemblyBytes:N0} too many; use fewer layers.";
        if (own.Tensors > MaxTensors)
            yield return $"{own.Tensors:N0} of {MaxTensors} tensors that one method of nanoFramework can hold, {own.Tensors - MaxTensors:N0} too many; use fewer layers.";
        if (graph.ArenaBytes > MaxObjectBytes)
            yield return $"an arena of {graph.ArenaBytes:N0} of {MaxObjectBytes:N0} bytes that one object of nanoFramework can have, {graph.ArenaBytes - MaxObjectBytes:N0} too many; the most is needed at {PrintableName.Of(ArenaPeak.Of(graph).Layer)}.";
    }

    private static long Length(Tensor[] tensors) => tensors.Sum(t => (long)t.Length);

    private static string What(Operator step) => ModelFacts.WeightBytes(step) > 0 ? $"{PrintableName.Of(step.Name)}'s weights" : PrintableName.Of(step.Name);

    // The arrays of an operator's constants, each with the bytes of an element.
    private static IEnumerable<(long Bytes, int Element)> Constants(Operator step)
    {
        IEnumerable<Array?> arrays = step switch
        {
            ConvolutionOperator o => [o.Weights, o.Bias, o.Multipliers, o.Shifts],
            FullyConnected o => [o.Weights, o.Bias, o.Multipliers, o.Shifts],
            Lookup o => [o.Table],
            _ => [],
        };
        return arrays.Concat(step.Inputs.Select(t => t.Data)).OfType<Array>().Select(a => ((long)Buffer.ByteLength(a), Buffer.ByteLength(a) / Math.Max(a.Length, 1)));
    }

    // An array that is longer than an initialiser can be is joined from parts, which are on the heap beside it until then.
    private static long JoinBytes((long Bytes, int Element) array) =>
        array.Bytes / array.Element > ConstantPool.MaxArrayLength ? HeapLayout.ArrayBytes(array.Bytes, 1) : 0;
}
