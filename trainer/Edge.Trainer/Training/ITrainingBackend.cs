using System;
using System.Collections.Generic;
using Edge.Trainer.Export;

namespace Edge.Trainer.Training;

/// <summary>A network and its optimiser, built from a recipe: what <see cref="TrainingLoop"/> drives. Images are NHWC floats, pixel / 255.</summary>
public interface ITrainingBackend : IDisposable
{
    /// <summary>The backend's name in reports.</summary>
    string Name { get; }

    /// <summary>Tells how far the training is, before the first step of an epoch and when a training is taken up within one.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="epochs">The epochs of this phase.</param>
    void BeginEpoch(int epoch, int epochs)
    {
    }

    /// <summary>One training step.</summary>
    /// <param name="batch">At most the recipe's batch of images, with their labels.</param>
    /// <param name="learningRate">The step size of this step.</param>
    /// <exception cref="ArgumentException">The sizes do not fit the recipe.</exception>
    BatchResult TrainBatch(in TrainingBatch batch, float learningRate);

    /// <summary>The probabilities that the network as trained so far gives.</summary>
    /// <param name="images">At most the recipe's batch of images.</param>
    /// <param name="probabilities">Receives one row of classes an image.</param>
    /// <exception cref="ArgumentException">The sizes do not fit the recipe.</exception>
    void Predict(ReadOnlySpan<float> images, Span<float> probabilities);

    /// <summary>The network as trained so far, in the layouts of <see cref="TrainedLayer"/>.</summary>
    TrainedModel Export();

    /// <summary>Puts trained weights and moving statistics into this network. The optimiser stays as it is.</summary>
    /// <param name="model">A model of this network, from any backend.</param>
    /// <exception cref="ArgumentException">The model is of another network.</exception>
    void Load(TrainedModel model);

    /// <summary>Everything that a training needs to go on as if it had not been interrupted: weights, moments, moving statistics, step. The arrays are copies.</summary>
    IReadOnlyList<StateTensor> SaveState();

    /// <summary>Goes back to a saved state.</summary>
    /// <param name="state">What <see cref="SaveState"/> gave, of the same recipe and backend.</param>
    /// <exception cref="ArgumentException">The state is of another network or optimiser.</exception>
    void LoadState(IReadOnlyList<StateTensor> state);
}
