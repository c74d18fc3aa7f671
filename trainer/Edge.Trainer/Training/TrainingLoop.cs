using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using Edge.Data;
using Edge.Trainer.Data;
using Edge.Trainer.Managed;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Training;

/// <summary>Drives a backend through a recipe: order, augmentation, learning rate, validation and the final test.</summary>
public sealed class TrainingLoop
{
    // As many as a page shows well.
    private const int WorstMistakes = 40;

    private readonly Recipe _recipe;
    private readonly DataSplit _data;
    private readonly ITrainingBackend _backend;
    private readonly BatchLoader _loader;
    private readonly Evaluator _evaluator;

    /// <summary>Prepares a training.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="data">Its images.</param>
    /// <param name="backend">What computes; it stays the caller's.</param>
    /// <param name="pool">The threads of the augmentation; they stay the caller's.</param>
    public TrainingLoop(Recipe recipe, DataSplit data, ITrainingBackend backend, WorkerPool pool)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        (_recipe, _data, _backend) = (recipe, data, backend);
        _loader = new BatchLoader(recipe, pool);
        _evaluator = new Evaluator(recipe, _loader);
    }

    /// <summary>Trains all epochs and tests once.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; it is looked at after every step.</exception>
    public TrainingResult Run(ITrainingObserver? observer, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        var curve = new List<EpochResult>();
        for (int epoch = 0; epoch < _recipe.Epochs; epoch++)
        {
            curve.Add(RunEpoch(epoch, observer, cancellation));
            observer?.OnEpoch(curve[^1]);
        }
        Answers answers = Answer(_data.Test, null, cancellation)!;
        var test = new TestResult(answers.Images, answers.Correct);
        return new TrainingResult(_backend.Export(), curve, test, Stopwatch.GetElapsedTime(start).TotalSeconds)
        {
            TestAnswers = answers,
            ValidationAnswers = Answer(_data.Validation, WorstMistakes, cancellation),
        };
    }

    // The trained network's answers to a set, or null where it has no images.
    private Answers? Answer(ImageSet set, int? mistakes, CancellationToken cancellation)
    {
        if (set.Count == 0)
            return null;
        var builder = new AnswersBuilder(_recipe.Classes, mistakes);
        _evaluator.Run(_backend, set, TrainingPhase.FloatNetwork, cancellation, builder);
        return builder.Build();
    }

    private EpochResult RunEpoch(int epoch, ITrainingObserver? observer, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        int[] order = _loader.Order(_data.Train.Count, epoch);
        int steps = (order.Length + _recipe.Batch - 1) / _recipe.Batch;
        double loss = 0;
        int correct = 0, done = 0;
        float rate = 0;
        while (done < order.Length)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(_recipe.Batch, order.Length - done);
            _loader.LoadTraining(_data.Train, order.AsMemory(done, count), epoch);
            long step = ((long)epoch * steps) + (done / _recipe.Batch);
            rate = (float)(_recipe.Optimizer.LearningRate * _recipe.Optimizer.Schedule.Factor(step, steps, _recipe.Epochs));
            BatchResult result = _backend.TrainBatch(new TrainingBatch(_loader.Images, _loader.Labels), rate);
            (loss, correct, done) = (loss + result.Loss, correct + result.Correct, done + count);
            observer?.OnBatch(new TrainingProgress(epoch + 1, _recipe.Epochs, done, order.Length, loss / done, (double)correct / done));
        }
        Evaluation? validation = _data.Validation.Count > 0 ? _evaluator.Run(_backend, _data.Validation, TrainingPhase.FloatNetwork, cancellation) : null;
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new EpochResult(epoch + 1, loss / done, (double)correct / done, validation?.Accuracy, validation?.Loss, rate, TrainingPhase.FloatNetwork, seconds);
    }
}
