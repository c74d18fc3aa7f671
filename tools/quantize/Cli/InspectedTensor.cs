using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Micro;
using Edge.Micro.Operators;

namespace Edge.Quantize.Cli;

/// <summary>A tensor of a model as inspect tells it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Dimensions.</param>
/// <param name="Type">int8, uint8 or int32.</param>
/// <param name="LeastScale">The smallest scale: activations have one, weights one a channel or one.</param>
/// <param name="LargestScale">The largest scale.</param>
/// <param name="ZeroPoint">Which integer is the real 0.</param>
/// <param name="Minimum">The least real value that it can hold; null for weights and biases.</param>
/// <param name="Maximum">The largest one.</param>
internal sealed record InspectedTensor(string Name, IReadOnlyList<int> Shape, string Type, double LeastScale, double LargestScale, int ZeroPoint, double? Minimum, double? Maximum)
{
    /// <summary>Every tensor of a graph in the order of execution, each step's weights and biases after its output.</summary>
    public static IReadOnlyList<InspectedTensor> All(Graph graph)
    {
        var tensors = new List<InspectedTensor>(graph.Inputs.Select(Of));
        foreach (Operator step in graph.Operators)
        {
            tensors.AddRange(step.Inputs.Where(i => i.Data is not null).Select(Of));
            tensors.Add(Of(step.Output));
            switch (step)
            {
                case ConvolutionOperator o:
                    tensors.AddRange(Constants(o, o.Weights, o.Bias, o.Multipliers, o.Shifts));
                    break;
                case FullyConnected o:
                    tensors.AddRange(Constants(o, o.Weights, o.Bias, o.Multipliers, o.Shifts));
                    break;
            }
        }
        return tensors;
    }

    private static InspectedTensor Of(Tensor tensor)
    {
        int least = tensor.IsUnsigned ? 0 : sbyte.MinValue;
        return new InspectedTensor(
            tensor.Name, tensor.Shape, tensor.IsUnsigned ? "uint8" : "int8", tensor.Scale, tensor.Scale, tensor.ZeroPoint,
            (double)tensor.Scale * (least - tensor.ZeroPoint), (double)tensor.Scale * (least + 255 - tensor.ZeroPoint));
    }

    // The engine keeps no scales of weights; they follow from the factors between accumulators and outputs, s_in * s_w / s_out, which it does keep.
    private static IEnumerable<InspectedTensor> Constants(Operator step, sbyte[] weights, int[]? bias, int[] multipliers, int[] shifts)
    {
        double input = step.Inputs[0].Scale;
        double[] scales = [.. multipliers.Zip(shifts, (multiplier, shift) => Math.ScaleB(multiplier, shift - 31) * step.Output.Scale / input)];
        yield return new InspectedTensor(step.Name + " weights", [weights.Length], "int8", scales.Min(), scales.Max(), 0, null, null);
        if (bias is not null)
            yield return new InspectedTensor(step.Name + " bias", [bias.Length], "int32", scales.Min() * input, scales.Max() * input, 0, null, null);
    }
}
