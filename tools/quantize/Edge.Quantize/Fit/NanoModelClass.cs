using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Edge.Micro;

namespace Edge.Quantize.Fit;

/// <summary>What the class that <see cref="Emit.CSharpEmitter"/> writes adds to an assembly of nanoFramework, beside its constants: upper bounds.</summary>
/// <remarks>
/// An array is a method, a field that bears the hash of its data as its name, and the type of that field; a tensor and an operator are some
/// IL and a name. The bytes of each are set so that they bound what the compiler makes, which a test finds by compiling classes.
/// </remarks>
/// <param name="FlashBytes">Bytes of flash.</param>
/// <param name="RamBytes">Bytes of tables in RAM.</param>
/// <param name="IlBytes">Bytes of IL, which are in <paramref name="FlashBytes"/> too.</param>
/// <param name="Tensors">Tensors, each a local of one method.</param>
internal sealed record NanoModelClass(long FlashBytes, long RamBytes, long IlBytes, int Tensors)
{
    private const int ClassBytes = 2_000;
    private const int ClassRamBytes = 256;
    private const int ArrayBytes = 144;
    private const int ArrayRamBytes = 16;
    private const int ArrayIlBytes = 16;
    private const int TensorIlBytes = 40;
    private const int OperatorIlBytes = 64;

    // Weights, biases, multipliers and shifts, or what an operator without weights has inline; a tensor has its shape.
    private const int OperatorArrays = 4;

    /// <summary>Counts the class of a model.</summary>
    public static NanoModelClass Of(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Tensor[] tensors = [.. graph.Inputs.Concat(graph.Operators.SelectMany(o => o.Inputs.Append(o.Output))).Distinct<Tensor>(ReferenceEqualityComparer.Instance)];
        long arrays = tensors.Length + tensors.LongCount(t => t.Data is not null) + (long)OperatorArrays * graph.Operators.Length + 2;
        long il = ArrayIlBytes * arrays + (long)TensorIlBytes * tensors.Length + (long)OperatorIlBytes * graph.Operators.Length;
        long names = tensors.Select(t => t.Name).Concat(graph.Operators.Select(o => o.Name)).Sum(n => Encoding.UTF8.GetByteCount(n) + 1L);
        return new NanoModelClass(ClassBytes + ArrayBytes * arrays + il + names, ClassRamBytes + ArrayRamBytes * arrays, il, tensors.Length);
    }
}
