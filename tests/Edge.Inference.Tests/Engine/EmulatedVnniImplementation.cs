using System.Runtime.Intrinsics;
using Edge.Inference.Engine;
using Edge.Micro;
using Edge.Micro.Operators;
using Edge.Micro.Tests.Parity;

namespace Edge.Inference.Tests.Engine;

/// <summary>Convolutions and dense layers in <see cref="EmulatedVnniForm"/>.</summary>
internal sealed class EmulatedVnniImplementation : IImplementation
{
    public string Name => "avx-vnni, emulated";

    public bool Supports(Operator step) => MakeStep(step, null) is not null;

    public sbyte[] Run(Operator step, sbyte[][] inputs)
    {
        var graph = new Graph("parity", step.Inputs, [step.Output], [step]);
        return GuardedRun.Of(graph, [MakeStep(step, null)!], inputs);
    }

    /// <summary>A convolution with the pool behind it.</summary>
    public static sbyte[] Run(Graph graph, sbyte[] input) => GuardedRun.Of(graph, [MakeStep(graph.Operators[0], (MaxPool2D)graph.Operators[1])!], [input]);

    private static ConvolutionStep<EmulatedVnniForm, Vector256<int>>? MakeStep(Operator step, MaxPool2D? pool)
    {
        var budget = new MemoryBudget(long.MaxValue);
        switch (step)
        {
            case Conv2D conv when conv.GroupChannels == conv.Inputs[0].Shape[3] && LayerParameters.Of(conv, pool).IsExact:
                return new ConvolutionStep<EmulatedVnniForm, Vector256<int>>("emulated", conv, pool, LayerParameters.Of(conv, pool), budget);
            case FullyConnected dense when LayerParameters.Of(dense).IsExact:
                return new ConvolutionStep<EmulatedVnniForm, Vector256<int>>("emulated", dense, LayerParameters.Of(dense), budget);
            default:
                return null;
        }
    }
}
