using System;
using System.Linq;
using Edge.Trainer.Managed;
using Edge.Trainer.Managed.Optimizers;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Managed;

/// <summary>Every optimiser beside the formulas of its paper, weight by weight in double.</summary>
public sealed class OptimizerTests
{
    // Whole vectors of every width, single values, and more than one range.
    private static readonly int[] Lengths = [1, 9, 40, 16384 + 21];

    [Theory]
    [InlineData(OptimizerType.Sgd, 0f, false, 0f)]
    [InlineData(OptimizerType.Sgd, 0.9f, false, 0f)]
    [InlineData(OptimizerType.Sgd, 0.9f, true, 0.1f)]
    [InlineData(OptimizerType.Adam, 0f, false, 0f)]
    [InlineData(OptimizerType.AdamW, 0f, false, 0.3f)]
    [InlineData(OptimizerType.RmsProp, 0f, false, 0f)]
    [InlineData(OptimizerType.RmsProp, 0.5f, false, 0f)]
    public void FollowsThePaper(OptimizerType type, float momentum, bool nesterov, float decay)
    {
        var spec = new OptimizerSpec { Type = type, Momentum = momentum, Nesterov = nesterov, WeightDecay = decay, Epsilon = 1e-4f };
        Parameter[] parameters = [.. Lengths.Select(l => new Parameter(l, 1))];
        Parameter kernel = parameters[2];
        var random = new SplitMix64(3);
        foreach (Parameter parameter in parameters)
            foreach (ref float weight in parameter.Values.Span)
                weight = random.NextSingle(-1, 1);
        OptimizerReference[][] expected = [.. parameters.Select(p => p.Values.ToArray().Select(w => new OptimizerReference(spec, w, p == kernel)).ToArray())];
        using var pool = new WorkerPool(2);
        IOptimizer optimizer = OptimizerFactory.Make(spec, parameters, [kernel], pool);
        for (int step = 1; step <= 6; step++)
        {
            float rate = 0.1f / step;
            for (int p = 0; p < parameters.Length; p++)
                for (int i = 0; i < parameters[p].Length; i++)
                {
                    // Small gradients show where epsilon stands.
                    float gradient = random.NextSingle(-1, 1) * MathF.Pow(10, -(i % 5));
                    parameters[p].Gradient.Span[i] = gradient;
                    expected[p][i].Step(gradient, rate);
                }
            optimizer.Step(rate);
        }
        for (int p = 0; p < parameters.Length; p++)
            for (int i = 0; i < parameters[p].Length; i++)
                Assert.Equal(expected[p][i].Weight, parameters[p].Values.Span[i], 2e-5);
        Assert.Equal(6, optimizer.Steps);
    }

    [Fact]
    public void TheMomentsAreAllThatIsRemembered()
    {
        using var pool = new WorkerPool(1);
        foreach (OptimizerType type in Enum.GetValues<OptimizerType>())
        {
            Parameter first = MakeParameter(), second = MakeParameter();
            IOptimizer optimizer = OptimizerFactory.Make(new OptimizerSpec { Type = type }, [first], [], pool);
            IOptimizer other = OptimizerFactory.Make(new OptimizerSpec { Type = type }, [second], [], pool);
            optimizer.Step(0.1f);
            first.Values.Span.CopyTo(second.Values.Span);
            foreach ((int i, Edge.Trainer.Managed.Numerics.FloatBuffer moment) in optimizer.Moments.Index())
                moment.Span.CopyTo(other.Moments[i].Span);
            other.Steps = optimizer.Steps;
            optimizer.Step(0.2f);
            other.Step(0.2f);
            Assert.Equal(first.Values.ToArray(), second.Values.ToArray());
        }
    }

    private static Parameter MakeParameter()
    {
        var parameter = new Parameter(9, 1);
        parameter.Values.Span.Fill(1);
        parameter.Gradient.Span.Fill(0.3f);
        return parameter;
    }
}
