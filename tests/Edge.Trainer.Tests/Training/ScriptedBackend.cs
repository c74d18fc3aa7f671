using System;
using System.Collections.Generic;
using Edge.Trainer.Export;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;

namespace Edge.Trainer.Tests.Training;

/// <summary>A backend whose validation is written down: after epoch e it answers the first right[e] of as many images as are held out and tested rightly, with probability sure[e]. Its weight is the number of epochs done.</summary>
internal sealed class ScriptedBackend(Recipe recipe, int held, int[] right, float[] sure) : ITrainingBackend
{
    private long _steps;
    private float _epochs;
    private int _epoch;
    private int _answered;

    public string Name => "scripted";

    /// <summary>The step whose loss is not a number, from 0; -1 for none.</summary>
    public long BadStep { get; init; } = -1;

    /// <summary>The learning rates of the steps.</summary>
    public List<float> Rates { get; } = [];

    /// <summary>What was told of epochs.</summary>
    public List<(int Epoch, int Epochs)> Begun { get; } = [];

    public void BeginEpoch(int epoch, int epochs)
    {
        Begun.Add((epoch, epochs));
        _epoch = epoch;
    }

    public BatchResult TrainBatch(in TrainingBatch batch, float learningRate)
    {
        Rates.Add(learningRate);
        _epochs = _epoch + 1;
        return new BatchResult(_steps++ == BadStep ? double.NaN : 1, 0, batch.Labels.Length);
    }

    // Synthetic sets have any labels, so the images of a test are all of class 0.
    public void Predict(ReadOnlySpan<float> images, Span<float> probabilities)
    {
        int epoch = Math.Max((int)_epochs - 1, 0), classes = recipe.Classes;
        for (int i = 0; i < probabilities.Length / classes; i++, _answered = (_answered + 1) % held)
        {
            bool isRight = _answered < right[epoch];
            Span<float> row = probabilities.Slice(i * classes, classes);
            row.Clear();
            (row[0], row[1]) = isRight ? (sure[epoch], 1 - sure[epoch]) : (0.25f, 0.75f);
        }
    }

    public TrainedModel Export() => new(recipe.Name, recipe.Input, [new TrainedLayer(recipe.Network[^1]) { Weights = [_epochs], Bias = [0] }]);

    public void Load(TrainedModel model) => _epochs = model.Layers[0].Weights![0];

    public IReadOnlyList<StateTensor> SaveState() => [StateTensor.Of("epochs", new[] { _epochs }), StateTensor.Of("steps", new[] { _steps })];

    public void LoadState(IReadOnlyList<StateTensor> state)
    {
        _epochs = state.Named("epochs").As<float>(1)[0];
        _steps = state.Named("steps").As<long>(1)[0];
    }

    public void Dispose()
    {
    }
}
