using System;
using System.Linq;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Quantize;

namespace Edge.Trainer.Results;

/// <summary>What an int8 model costs.</summary>
/// <param name="Parameters">Weights and biases as deployed, batch normalisation folded.</param>
/// <param name="WeightBytes">Bytes of int8 weights.</param>
/// <param name="ConstantBytes">Bytes of all constants: weights, biases, multipliers and shifts.</param>
/// <param name="Macs">Multiply-accumulates of one run.</param>
/// <param name="ArenaBytes">Bytes of RAM for activations.</param>
/// <param name="FileBytes">Bytes of model.tflite.</param>
public sealed record ModelSize(long Parameters, long WeightBytes, long ConstantBytes, long Macs, int ArenaBytes, int FileBytes)
{
    /// <summary>Counts a model.</summary>
    /// <param name="graph">The model.</param>
    /// <param name="fileBytes">Bytes of its file.</param>
    public static ModelSize Of(Graph graph, int fileBytes)
    {
        ArgumentNullException.ThrowIfNull(graph);
        long weights = ModelFacts.WeightBytes(graph);
        long biases = graph.Operators.Sum(Biases);
        return new ModelSize(weights + biases, weights, graph.ConstantBytes, graph.Macs, graph.ArenaBytes, fileBytes);
    }

    private static long Biases(Operator step) => step switch
    {
        ConvolutionOperator o => o.Bias?.Length ?? 0,
        FullyConnected o => o.Bias?.Length ?? 0,
        _ => 0,
    };
}
