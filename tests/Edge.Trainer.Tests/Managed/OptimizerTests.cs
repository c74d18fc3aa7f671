using System;
using Edge.Trainer.Managed;
using Edge.Trainer.Managed.Optimizers;

namespace Edge.Trainer.Tests.Managed;

/// <summary>Steps worked by hand. Nine values, so that whole vectors and single values are both taken.</summary>
public sealed class OptimizerTests
{
    private const int Length = 9;

    [Fact]
    public void SgdAddsMomentum()
    {
        Parameter p = MakeParameter(weight: 1, gradient: 0.5f);
        var sgd = new Sgd([p], momentum: 0.9f);
        sgd.Step(0.1f);
        // v = 0.5, w = 1 - 0.1 * 0.5
        Expect(p, 0.95f);
        sgd.Step(0.1f);
        // v = 0.9 * 0.5 + 0.5 = 0.95, w = 0.95 - 0.095
        Expect(p, 0.855f);
    }

    [Fact]
    public void AdamFollowsThePaper()
    {
        Parameter p = MakeParameter(weight: 1, gradient: 2);
        var adam = new Adam([p], 0.9f, 0.999f, 1e-8f);
        adam.Step(0.1f);
        // The corrected moments are 2 and 4: the step is rate * 2 / 2.
        Expect(p, 0.9f);
        p.Gradient.Span.Fill(-1);
        adam.Step(0.1f);
        // m = 0.9 * 0.2 - 0.1 = 0.08, corrected by 1 - 0.81; v = 0.999 * 0.004 + 0.001 = 0.004996, corrected by 1 - 0.998001.
        double expected = 0.9 - (0.1 * (0.08 / 0.19) / Math.Sqrt(0.004996 / 0.001999));
        Expect(p, (float)expected);
    }

    private static Parameter MakeParameter(float weight, float gradient)
    {
        var parameter = new Parameter(Length, 1);
        parameter.Values.Span.Fill(weight);
        parameter.Gradient.Span.Fill(gradient);
        return parameter;
    }

    private static void Expect(Parameter parameter, float value)
    {
        foreach (float w in parameter.Values.ToArray())
            Assert.Equal(value, w, 2e-6f);
    }
}
