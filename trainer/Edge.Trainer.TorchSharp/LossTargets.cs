using System;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;

namespace Edge.Trainer.Torch;

/// <summary>What a batch should be answered: the loss of a sample is -sum(Labels * log p) - sum(Teacher * log p at T) + the sample's share of <see cref="Constant"/>.</summary>
/// <remarks>
/// That is (1 - w) CE(smoothed labels || p) + w T^2 KL(teacher at T || p at T) of the managed backend: p at T is softmax(logits / T), and the teacher at T its probabilities
/// to the power 1 / T, normalised.
/// </remarks>
public sealed class LossTargets
{
    /// <summary>Makes the targets of a batch.</summary>
    /// <param name="recipe">The recipe, for its classes, label smoothing and distillation.</param>
    /// <param name="batch">The batch.</param>
    /// <exception cref="ArgumentException">There is a teacher's opinion without distillation, or distillation without it.</exception>
    public LossTargets(Recipe recipe, in TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        int count = batch.Labels.Length, classes = recipe.Classes;
        int wanted = recipe.Distillation is null ? 0 : count * classes;
        if (batch.Teacher.Length != wanted)
            throw new ArgumentException($"Expected {wanted} probabilities of a teacher for {count} images, got {batch.Teacher.Length}.", nameof(batch));
        double teacherWeight = recipe.Distillation?.Weight ?? 0, smoothing = recipe.LabelSmoothing;
        Temperature = recipe.Distillation?.Temperature ?? 1;
        Labels = new float[count * classes];
        Labels.AsSpan().Fill((float)((1 - teacherWeight) * smoothing / classes));
        for (int i = 0; i < count; i++)
            Labels[(i * classes) + batch.Labels[i]] = (float)((1 - teacherWeight) * (1 - smoothing + (smoothing / classes)));
        Teacher = teacherWeight > 0 ? new float[count * classes] : [];
        if (teacherWeight > 0)
            for (int i = 0; i < count; i++)
                Soften(batch.Teacher.Slice(i * classes, classes), Teacher.AsSpan(i * classes, classes), teacherWeight * Temperature * Temperature);
    }

    /// <summary>Weights of the logarithms of the probabilities, one row of classes a sample.</summary>
    public float[] Labels { get; }

    /// <summary>Weights of the logarithms of the probabilities at <see cref="Temperature"/>; empty where no teacher counts.</summary>
    public float[] Teacher { get; }

    /// <summary>The temperature of teacher and student.</summary>
    public float Temperature { get; }

    /// <summary>What the teacher's own entropy adds to the sum of the samples' losses, whatever the network answers.</summary>
    public double Constant { get; private set; }

    private void Soften(ReadOnlySpan<float> probabilities, Span<float> targets, double weight)
    {
        double sum = 0;
        foreach (float probability in probabilities)
            sum += Math.Pow(probability, 1.0 / Temperature);
        for (int i = 0; i < targets.Length; i++)
        {
            double wanted = Math.Pow(probabilities[i], 1.0 / Temperature) / sum;
            targets[i] = (float)(weight * wanted);
            // A class that the teacher rules out altogether adds nothing.
            Constant += wanted > 0 ? weight * wanted * Math.Log(wanted) : 0;
        }
    }
}
