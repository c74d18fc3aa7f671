using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Edge.Micro;

namespace Edge.Quantize.Fit;

/// <summary>What the class that <see cref="Emit.CSharpEmitter"/> writes adds to an assembly of nanoFramework, beside its constants.</summary>
/// <remarks>
/// Upper bounds of what the compiler makes of the class, which a test compares with compiled classes: an array is a method, a field that bears the hash
/// of its data as its name, and the type of that field; a tensor and an operator are some IL and a name.
/// </remarks>
internal static class NanoModelClass
{
    private const int ClassBytes = 2_000;
    private const int ArrayBytes = 220;
    private const int ArrayRamBytes = 16;
    private const int TensorIlBytes = 64;
    private const int OperatorIlBytes = 160;

    /// <summary>Bytes of flash.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="arrays">Number of its constant arrays.</param>
    public static long FlashBytes(Graph graph, int arrays) => ClassBytes + IlBytes(graph)
        + (long)ArrayBytes * (arrays + Tensors(graph).Count + 4 * graph.Operators.Length)
        + Tensors(graph).Sum(t => NameBytes(t.Name)) + graph.Operators.Sum(o => NameBytes(o.Name));

    /// <summary>Bytes of tables in RAM.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="arrays">Number of its constant arrays.</param>
    public static long RamBytes(Graph graph, int arrays) => (long)ArrayRamBytes * (arrays + Tensors(graph).Count + 4 * graph.Operators.Length + 16);

    /// <summary>Bytes of IL.</summary>
    public static long IlBytes(Graph graph) => (long)TensorIlBytes * Tensors(graph).Count + (long)OperatorIlBytes * graph.Operators.Length;

    /// <summary>Every tensor of a model once.</summary>
    public static IReadOnlyCollection<Tensor> Tensors(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return [.. graph.Inputs.Concat(graph.Operators.SelectMany(o => o.Inputs.Append(o.Output))).Distinct<Tensor>(ReferenceEqualityComparer.Instance)];
    }

    private static long NameBytes(string name) => Encoding.UTF8.GetByteCount(name) + 1;
}
