using System;
using System.Linq;
using Edge.Trainer.Torch;

namespace Edge.Device.Tests.Torch;

public class LogitMathTests
{
    [Fact]
    public void Probabilities_are_those_of_the_formula()
    {
        float[] values = [MathF.Log(1), MathF.Log(2), MathF.Log(5)];
        LogitMath.Softmax(values);
        Assert.Equal([0.125f, 0.25f, 0.625f], values.Select(v => MathF.Round(v, 5)));
    }

    [Fact]
    public void Large_logits_do_not_overflow()
    {
        float[] values = [3e38f, -3e38f, 3e38f];
        LogitMath.Softmax(values);
        Assert.Equal([0.5f, 0f, 0.5f], values);
    }
}
