using System;
using System.Collections.Generic;
using Edge.Trainer.Export;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Managed.Optimizers;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;

namespace Edge.Trainer.Managed;

/// <summary>Training in C# alone. The same recipe gives the same bits with any number of threads.</summary>
/// <remarks>
/// A batch is cut into chunks of a fixed size; what chunks add up is summed in their order. Matrix products are the same at
/// every vector width, and so is all else that is vectorised. The exponential, the logarithm, the sine and the cosine come from the C library, so another operating system may differ in the last bit.
/// </remarks>
public sealed class ManagedBackend : ITrainingBackend
{
    private readonly Recipe _recipe;
    private readonly SequentialNetwork _network;
    private readonly IOptimizer _optimizer;
    private readonly WeightAverage? _average;
    private long _step;
    private bool _isPrepared;

    /// <summary>Builds the recipe's network with its first weights.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="pool">The threads; they stay the caller's.</param>
    public ManagedBackend(Recipe recipe, WorkerPool pool)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(pool);
        _recipe = recipe;
        _network = new SequentialNetwork(recipe, new NetworkContext(recipe.Batch, pool.Workers, recipe.Seed) { Initializer = recipe.Initializer }, pool);
        _optimizer = OptimizerFactory.Make(recipe.Optimizer, _network.Layers, pool);
        _average = recipe.Averaging is null ? null : new WeightAverage(_network.Layers, recipe.Averaging.Decay);
    }

    /// <inheritdoc/>
    public string Name => "managed";

    /// <inheritdoc/>
    public BatchResult TrainBatch(in TrainingBatch batch, float learningRate)
    {
        int count = batch.Labels.Length;
        _average?.Place(averages: false);
        _isPrepared = false;
        CopyIn(batch.Images, count);
        _network.Loss.SetTargets(batch);
        _network.ForwardBackward(count, _step++);
        _optimizer.Step(learningRate);
        _average?.Update(_step - 1);
        (double loss, int correct) = _network.Loss.Total(Chunk.CountOf(count));
        return new BatchResult(loss, correct, count);
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> images, Span<float> probabilities)
    {
        int count = BatchCheck.Prediction(_recipe, images, probabilities), classes = _recipe.Classes;
        _average?.Place(averages: true);
        CopyIn(images, count);
        _network.Infer(count, _isPrepared);
        _isPrepared = true;
        for (int i = 0; i < count; i++)
            SoftmaxLoss.Softmax(_network.Output.Values.Span.Slice(i * classes, classes), probabilities.Slice(i * classes, classes), 0);
    }

    /// <inheritdoc/>
    public TrainedModel Export()
    {
        _average?.Place(averages: true);
        return new TrainedModel(_recipe.Name, _recipe.Input, TrainedLayers.Of([.. _network.Layers]));
    }

    /// <inheritdoc/>
    public void Load(TrainedModel model)
    {
        _average?.Place(averages: false);
        _isPrepared = false;
        NetworkWeights.Load(_network, model);
        _average?.Restart();
    }

    /// <inheritdoc/>
    public IReadOnlyList<StateTensor> SaveState()
    {
        _average?.Place(averages: false);
        return NetworkState.Save(_network, _optimizer, _step, _average);
    }

    /// <inheritdoc/>
    public void LoadState(IReadOnlyList<StateTensor> state)
    {
        _average?.Place(averages: false);
        _isPrepared = false;
        _step = NetworkState.Load(_network, _optimizer, state, _average);
    }

    /// <summary>Nothing to free: the memory is managed.</summary>
    public void Dispose()
    {
    }

    private void CopyIn(ReadOnlySpan<float> images, int count)
    {
        BatchCheck.Images(_recipe, images, count);
        images.CopyTo(_network.Input.Values.Span);
    }
}
