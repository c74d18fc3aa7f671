using System;
using System.Collections.Generic;

namespace Edge.Micro.Tests.Parity;

/// <summary>How to make a random problem of each operator.</summary>
public static class Problems
{
    public static IReadOnlyDictionary<string, Func<Random, Problem>> ByOperator { get; } = new Dictionary<string, Func<Random, Problem>>
    {
        ["CONV_2D"] = random => new ConvolutionProblem(random),
        ["DEPTHWISE_CONV_2D"] = random => new DepthwiseProblem(random),
        ["FULLY_CONNECTED"] = random => new FullyConnectedProblem(random),
        ["MAX_POOL_2D"] = random => new PoolProblem(random, average: false),
        ["AVERAGE_POOL_2D"] = random => new PoolProblem(random, average: true),
        ["ADD"] = random => new AddProblem(random),
        ["PAD"] = random => new PadProblem(random),
        ["MEAN"] = random => new MeanProblem(random),
        ["CONCATENATION"] = random => new ConcatenationProblem(random),
        ["QUANTIZE"] = random => new RequantizeProblem(random),
        ["SOFTMAX"] = random => new SoftmaxProblem(random),
        ["RESHAPE"] = random => new ReshapeProblem(random),
    };
}
