using System;
using Edge.Trainer.Export;

namespace Edge.Trainer.Training;

/// <summary>A network and its optimiser, built from a recipe: what <see cref="TrainingLoop"/> drives. Images are NHWC floats, pixel / 255.</summary>
public interface ITrainingBackend : IDisposable
{
    /// <summary>The backend's name in reports.</summary>
    string Name { get; }

    /// <summary>One training step.</summary>
    /// <param name="images">At most the recipe's batch of images.</param>
    /// <param name="labels">The class of each image.</param>
    /// <param name="learningRate">The step size of this step.</param>
    /// <exception cref="ArgumentException">The sizes do not fit the recipe.</exception>
    BatchResult TrainBatch(ReadOnlySpan<float> images, ReadOnlySpan<byte> labels, float learningRate);

    /// <summary>The probabilities that the network as trained so far gives.</summary>
    /// <param name="images">At most the recipe's batch of images.</param>
    /// <param name="probabilities">Receives one row of classes an image.</param>
    /// <exception cref="ArgumentException">The sizes do not fit the recipe.</exception>
    void Predict(ReadOnlySpan<float> images, Span<float> probabilities);

    /// <summary>The network as trained so far, in the layouts of <see cref="TrainedLayer"/>.</summary>
    TrainedModel Export();
}
