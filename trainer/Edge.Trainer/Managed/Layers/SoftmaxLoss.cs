using System;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;

namespace Edge.Trainer.Managed.Layers;

/// <summary>Softmax and loss in one: (1 - w) CE(smoothed labels || p) + w T^2 KL(teacher at T || p at T), without a teacher w is 0.</summary>
/// <remarks>
/// The gradient of the mean loss by the logits is ((1 - w) (p - labels) + w T (p at T - teacher at T)) / batch. p at T is
/// softmax(logits / T); the teacher at T is its probabilities to the power 1 / T, normalised, which is the same of its logits.
/// </remarks>
internal sealed unsafe class SoftmaxLoss
{
    private readonly Activations _logits;
    private readonly double[] _loss;
    private readonly int[] _correct;
    private readonly double[][] _scratch;
    private readonly double _smoothing;
    private readonly double _teacherWeight;
    private readonly double _temperature;

    /// <param name="logits">What is judged.</param>
    /// <param name="context">The sizes.</param>
    /// <param name="smoothing">The part of the target that is spread over all classes, in [0, 1).</param>
    /// <param name="distillation">The teacher's part, or null for no teacher.</param>
    public SoftmaxLoss(Activations logits, NetworkContext context, double smoothing = 0, DistillationSpec? distillation = null)
    {
        _logits = logits;
        (_loss, _correct) = (new double[context.Chunks], new int[context.Chunks]);
        (_smoothing, _teacherWeight, _temperature) = (smoothing, distillation?.Weight ?? 0, distillation?.Temperature ?? 1);
        _scratch = new double[context.Workers][];
        for (int i = 0; i < _scratch.Length; i++)
            _scratch[i] = new double[2 * logits.Shape.Length];
        Labels = new byte[context.Batch];
        Teacher = new float[distillation is null ? 0 : context.Batch * logits.Shape.Length];
    }

    /// <summary>The class of each sample of the batch.</summary>
    public byte[] Labels { get; }

    /// <summary>The teacher's probabilities, one row of classes a sample; empty without a teacher.</summary>
    public float[] Teacher { get; }

    /// <summary>The samples of the batch, by which the gradient is divided.</summary>
    public int Samples { get; set; }

    /// <summary>Takes over what a batch should be answered.</summary>
    /// <exception cref="ArgumentException">There is a teacher's opinion without distillation, or distillation without it.</exception>
    public void SetTargets(in TrainingBatch batch)
    {
        int wanted = Teacher.Length > 0 ? batch.Labels.Length * _logits.Shape.Length : 0;
        if (batch.Teacher.Length != wanted)
            throw new ArgumentException($"Expected {wanted} probabilities of a teacher for {batch.Labels.Length} images, got {batch.Teacher.Length}.", nameof(batch));
        batch.Labels.CopyTo(Labels);
        batch.Teacher.CopyTo(Teacher);
    }

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
            loss += (1 - _teacherWeight) * AgainstLabel(logits, gradient, label);
            if (_teacherWeight > 0)
                loss += _teacherWeight * AgainstTeacher(logits, gradient, Teacher.AsSpan(sample * classes, classes), _scratch[chunk.Worker]);
            correct += ArgMax.Of(logits) == label ? 1 : 0;
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

    // The cross-entropy with (1 - s) of the target on the label and s / classes on every class.
    private double AgainstLabel(ReadOnlySpan<float> logits, Span<float> gradient, int label)
    {
        double log = Softmax(logits, gradient, label), loss = -log;
        gradient[label] -= 1;
        if (_smoothing > 0)
        {
            float spread = (float)(_smoothing / logits.Length);
            double mean = 0;
            for (int i = 0; i < logits.Length; i++)
            {
                mean += (double)logits[i] - logits[label] + log;
                gradient[i] -= spread;
            }
            gradient[label] += (float)_smoothing;
            loss = ((1 - _smoothing) * loss) - (_smoothing * mean / logits.Length);
        }
        if (_teacherWeight > 0)
            for (int i = 0; i < logits.Length; i++)
                gradient[i] *= (float)(1 - _teacherWeight);
        return loss;
    }

    // T^2 KL(teacher at T || student at T); adds its weighted gradient.
    private double AgainstTeacher(ReadOnlySpan<float> logits, Span<float> gradient, ReadOnlySpan<float> teacher, double[] scratch)
    {
        int classes = logits.Length;
        Span<double> student = scratch.AsSpan(0, classes), target = scratch.AsSpan(classes, classes);
        double highest = logits[ArgMax.Of(logits)], studentSum = 0, targetSum = 0;
        for (int i = 0; i < classes; i++)
        {
            studentSum += student[i] = Math.Exp((logits[i] - highest) / _temperature);
            targetSum += target[i] = Math.Pow(teacher[i], 1 / _temperature);
        }
        double divergence = 0, logSum = Math.Log(studentSum);
        for (int i = 0; i < classes; i++)
        {
            double wanted = target[i] / targetSum;
            // A class that the teacher rules out altogether adds nothing.
            if (wanted > 0)
                divergence += wanted * (Math.Log(wanted) - (((logits[i] - highest) / _temperature) - logSum));
            gradient[i] += (float)(_teacherWeight * _temperature * ((student[i] / studentSum) - wanted));
        }
        return _temperature * _temperature * divergence;
    }
}
