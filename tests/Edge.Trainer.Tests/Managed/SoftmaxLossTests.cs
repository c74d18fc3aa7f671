using System;
using Edge.Trainer.Managed;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Managed;

public sealed class SoftmaxLossTests
{
    [Fact]
    public void GradientAgreesWithDifferences()
    {
        const int Samples = 3, Classes = 5;
        Activations logits = Activations.Allocate(new TensorShape(1, 1, Classes), Samples);
        var random = new SplitMix64(1);
        foreach (ref float value in logits.Values.Span)
            value = random.NextSingle(-3, 3);
        var loss = new SoftmaxLoss(logits, new NetworkContext(Samples, 1, 1)) { Samples = Samples };
        new byte[] { 4, 0, 2 }.CopyTo(loss.Labels, 0);
        double At()
        {
            loss.Run(new Chunk(0, 0, Samples, 0, 0));
            return loss.Total(1).Loss / Samples;
        }

        At();
        float[] gradient = logits.Gradients!.ToArray();
        for (int i = 0; i < gradient.Length; i++)
        {
            float before = logits.Values.Span[i];
            logits.Values.Span[i] = before + 0.01f;
            double up = At();
            logits.Values.Span[i] = before - 0.01f;
            double down = At();
            logits.Values.Span[i] = before;
            Assert.Equal((up - down) / 0.02, gradient[i], 1e-5);
        }
    }

    [Fact]
    public void LargeLogitsDoNotOverflow()
    {
        float[] probabilities = new float[3];
        double log = SoftmaxLoss.Softmax([1000, 0, 1000], probabilities, 0);
        Assert.Equal([0.5f, 0, 0.5f], probabilities);
        Assert.Equal(-Math.Log(2), log, 1e-12);
    }
}
