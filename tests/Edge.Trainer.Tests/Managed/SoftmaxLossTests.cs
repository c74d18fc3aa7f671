using System;
using System.Linq;
using Edge.Trainer.Managed;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Tests.Managed;

public sealed class SoftmaxLossTests
{
    private const int Samples = 3;
    private const int Classes = 5;

    private static readonly byte[] Labels = [4, 0, 2];

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0.1, 0, 1)]
    [InlineData(0, 0.7, 4)]
    [InlineData(0, 1, 2)]
    [InlineData(0.2, 0.3, 1.5)]
    public void LossIsTheFormulaAndTheGradientItsSlope(double smoothing, double weight, double temperature)
    {
        var random = new SplitMix64(1);
        Activations logits = Activations.Allocate(new TensorShape(1, 1, Classes), Samples);
        foreach (ref float value in logits.Values.Span)
            value = random.NextSingle(-3, 3);
        double[] teacher = new double[Samples * Classes];
        for (int i = 0; i < Samples; i++)
            Softmax([.. Enumerable.Range(0, Classes).Select(_ => (double)random.NextSingle(-4, 4))], 1).CopyTo(teacher, i * Classes);
        DistillationSpec? spec = weight == 0 ? null : new DistillationSpec { Teacher = "t", Weight = (float)weight, Temperature = (float)temperature };
        var loss = new SoftmaxLoss(logits, new NetworkContext(Samples, 1, 1), smoothing, spec) { Samples = Samples };
        Labels.CopyTo(loss.Labels, 0);
        if (spec is not null)
            teacher.Select(t => (float)t).ToArray().CopyTo(loss.Teacher, 0);
        double At()
        {
            loss.Run(new Chunk(0, 0, Samples, 0, 0));
            return loss.Total(1).Loss / Samples;
        }

        Assert.Equal(Reference(logits.Values.ToArray(), teacher, smoothing, weight, temperature), At(), 1e-6);
        float[] gradient = logits.Gradients!.ToArray();
        for (int i = 0; i < gradient.Length; i++)
        {
            float before = logits.Values.Span[i];
            logits.Values.Span[i] = before + 0.01f;
            double up = At();
            logits.Values.Span[i] = before - 0.01f;
            double down = At();
            logits.Values.Span[i] = before;
            Assert.Equal((up - down) / 0.02, gradient[i], 2e-5);
        }
    }

    [Fact]
    public void AStudentThatAgreesWithItsTeacherStandsStill()
    {
        Activations logits = Activations.Allocate(new TensorShape(1, 1, 3), 1);
        new float[] { 1, -2, 0.5f }.CopyTo(logits.Values.Span);
        var loss = new SoftmaxLoss(logits, new NetworkContext(1, 1, 1), 0, new DistillationSpec { Teacher = "t", Weight = 1, Temperature = 3 }) { Samples = 1 };
        SoftmaxLoss.Softmax(logits.Values.Span, loss.Teacher, 0);
        loss.Run(new Chunk(0, 0, 1, 0, 0));
        Assert.Equal(0, loss.Total(1).Loss, 1e-6);
        Assert.All(logits.Gradients!.ToArray(), g => Assert.Equal(0, g, 1e-6f));
    }

    [Fact]
    public void ATeacherMayRuleClassesOut()
    {
        Activations logits = Activations.Allocate(new TensorShape(1, 1, 3), 1);
        var loss = new SoftmaxLoss(logits, new NetworkContext(1, 1, 1), 0, new DistillationSpec { Teacher = "t", Weight = 1, Temperature = 2 }) { Samples = 1 };
        new float[] { 1, 0, 0 }.CopyTo(loss.Teacher, 0);
        loss.Run(new Chunk(0, 0, 1, 0, 0));
        Assert.Equal(4 * Math.Log(3), loss.Total(1).Loss, 1e-9);
    }

    [Fact]
    public void LargeLogitsDoNotOverflow()
    {
        float[] probabilities = new float[3];
        double log = SoftmaxLoss.Softmax([1000, 0, 1000], probabilities, 0);
        Assert.Equal([0.5f, 0, 0.5f], probabilities);
        Assert.Equal(-Math.Log(2), log, 1e-12);
    }

    // The definition, with sums of logarithms instead of what is left of them after cancelling.
    private static double Reference(float[] logits, double[] teacher, double smoothing, double weight, double temperature)
    {
        double sum = 0;
        for (int s = 0; s < Samples; s++)
        {
            double[] row = [.. logits.Skip(s * Classes).Take(Classes).Select(l => (double)l)];
            double[] p = Softmax(row, 1), q = Softmax(row, temperature);
            double[] t = Softmax([.. teacher.Skip(s * Classes).Take(Classes).Select(t => Math.Log(t))], temperature);
            for (int c = 0; c < Classes; c++)
            {
                double target = (smoothing / Classes) + (c == Labels[s] ? 1 - smoothing : 0);
                sum -= (1 - weight) * target * Math.Log(p[c]);
                sum += weight * temperature * temperature * t[c] * Math.Log(t[c] / q[c]);
            }
        }
        return sum / Samples;
    }

    private static double[] Softmax(double[] logits, double temperature)
    {
        double[] powers = [.. logits.Select(l => Math.Exp(l / temperature))];
        return [.. powers.Select(p => p / powers.Sum())];
    }
}
