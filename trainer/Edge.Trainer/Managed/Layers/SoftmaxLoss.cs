using System;
using Edge.Trainer.Numerics;

namespace Edge.Trainer.Managed.Layers;

/// <summary>Softmax and cross-entropy in one: the gradient of the mean loss by the logits is (probability - target) / batch.</summary>
internal sealed unsafe class SoftmaxLoss
{
    private readonly Activations _logits;
    private readonly double[] _loss;
    private readonly int[] _correct;

    public SoftmaxLoss(Activations logits, NetworkContext context)
    {
        _logits = logits;
        (_loss, _correct) = (new double[context.Chunks], new int[context.Chunks]);
        Labels = new byte[context.Batch];
    }

    /// <summary>The class of each sample of the batch.</summary>
    public byte[] Labels { get; }

    /// <summary>The samples of the batch, by which the gradient is divided.</summary>
    public int Samples { get; set; }

    /// <summary>Writes gradients over the logits' gradients and keeps the chunk's loss.</summary>
    public void Run(in Chunk chunk)
    {
        int classes = _logits.Shape.Length;
        double loss = 0;
        int correct = 0;
        for (int sample = chunk.Start; sample < chunk.Start + chunk.Count; sample++)
        {
            var logits = new ReadOnlySpan<float>(_logits.ValuesOf(sample), classes);
            var gradient = new Span<float>(_logits.GradientsOf(sample), classes);
            int label = Labels[sample];
            loss -= Softmax(logits, gradient, label);
            correct += ArgMax.Of(logits) == label ? 1 : 0;
            gradient[label] -= 1;
            for (int i = 0; i < classes; i++)
                gradient[i] /= Samples;
        }
        (_loss[chunk.Index], _correct[chunk.Index]) = (loss, correct);
    }

    /// <summary>The sum of the losses and the number of right answers of the batch, summed in the order of the chunks.</summary>
    public (double Loss, int Correct) Total(int chunks)
    {
        double loss = 0;
        int correct = 0;
        for (int i = 0; i < chunks; i++)
        {
            loss += _loss[i];
            correct += _correct[i];
        }
        return (loss, correct);
    }

    /// <summary>Writes the probabilities and returns the logarithm of the one of <paramref name="label"/>.</summary>
    public static double Softmax(ReadOnlySpan<float> logits, Span<float> probabilities, int label)
    {
        float highest = logits[ArgMax.Of(logits)];
        double sum = 0;
        for (int i = 0; i < logits.Length; i++)
            sum += Math.Exp(logits[i] - highest);
        for (int i = 0; i < logits.Length; i++)
            probabilities[i] = (float)(Math.Exp(logits[i] - highest) / sum);
        return logits[label] - highest - Math.Log(sum);
    }
}
