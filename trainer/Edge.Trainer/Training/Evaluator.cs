using System;
using System.Threading;
using Edge.Data;
using Edge.Trainer.Data;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Training;

/// <summary>Counts a backend's right answers and measures its cross-entropy.</summary>
internal sealed class Evaluator(Recipe recipe, BatchLoader loader)
{
    /// <summary>What an int8 probability of 0 counts as: half of the engine's step of 1/256, so that its logarithm is finite.</summary>
    public const double LeastInt8Probability = 1.0 / 512;

    private readonly float[] _probabilities = new float[recipe.Batch * recipe.Classes];

    /// <summary>Runs all images of a set.</summary>
    /// <param name="backend">The network.</param>
    /// <param name="set">The images.</param>
    /// <param name="phase">Whether its probabilities are those of the int8 engine.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <param name="answers">Is told every answer; may be null.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; it is looked at after every batch.</exception>
    public Evaluation Run(ITrainingBackend backend, ImageSet set, TrainingPhase phase, CancellationToken cancellation, AnswersBuilder? answers = null)
    {
        int correct = 0, classes = recipe.Classes;
        double loss = 0, least = phase == TrainingPhase.Int8Network ? LeastInt8Probability : double.Epsilon;
        for (int start = 0; start < set.Count; start += recipe.Batch)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(recipe.Batch, set.Count - start);
            loader.LoadPlain(set, start, count);
            Span<float> probabilities = _probabilities.AsSpan(0, count * classes);
            backend.Predict(loader.Images, probabilities);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<float> row = probabilities.Slice(i * classes, classes);
                correct += ArgMax.Of(row) == loader.Labels[i] ? 1 : 0;
                double lost = -Math.Log(Math.Max(row[loader.Labels[i]], least));
                loss += lost;
                answers?.Add(row, loader.Labels[i], lost);
            }
        }
        return new Evaluation(set.Count, correct, loss / set.Count);
    }
}
