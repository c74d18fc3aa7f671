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
        ["ADD"] = random => new AddProblem(random, difference: false),
        ["SUB"] = random => new AddProblem(random, difference: true),
        ["MUL"] = random => new MulProblem(random),
        ["MAXIMUM"] = random => new ExtremumProblem(random, largest: true),
        ["MINIMUM"] = random => new ExtremumProblem(random, largest: false),
        ["RELU"] = random => new LookupProblem(random, "RELU"),
        ["RELU6"] = random => new LookupProblem(random, "RELU6"),
        ["RELU_N1_TO_1"] = random => new LookupProblem(random, "RELU_N1_TO_1"),
        ["LEAKY_RELU"] = random => new LookupProblem(random, "LEAKY_RELU"),
        ["LOGISTIC"] = random => new LookupProblem(random, "LOGISTIC"),
        ["TANH"] = random => new LookupProblem(random, "TANH"),
        ["HARD_SWISH"] = random => new LookupProblem(random, "HARD_SWISH"),
        ["TRANSPOSE"] = random => new TransposeProblem(random),
        ["RESIZE_NEAREST_NEIGHBOR"] = random => new ResizeProblem(random),
        ["PAD"] = random => new PadProblem(random),
        ["MEAN"] = random => new MeanProblem(random),
        ["CONCATENATION"] = random => new ConcatenationProblem(random),
        ["QUANTIZE"] = random => new RequantizeProblem(random),
        ["SOFTMAX"] = random => new SoftmaxProblem(random),
        ["RESHAPE"] = random => new ReshapeProblem(random),
    };
}
