using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Trainer.Export;
using Edge.Trainer.Managed;
using Edge.Trainer.Numerics;
using Edge.Trainer.Recipes;
using Edge.Trainer.Torch.Layers;
using Edge.Trainer.Torch.Optimizers;
using Edge.Trainer.Training;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch;

/// <summary>Training on PyTorch's kernels by TorchSharp.</summary>
/// <remarks>
/// It begins with the weights of the managed backend, drops the same values and moves weights by the same formulas: the same recipe trains the same network up to the rounding of sums,
/// whose order is PyTorch's own. States of the two have the same names and layouts.
/// Adam and RMSprop enlarge that rounding where a gradient is nothing else, as that of a bias which a later batch normalisation takes off. Quantisation-aware training goes on from the
/// exported model by the managed <see cref="QuantizedBackend"/>.
/// </remarks>
public sealed class TorchBackend : ITrainingBackend
{
    private readonly Recipe _recipe;
    private readonly TorchNetwork _network;
    private readonly Device _device;
    private readonly TorchOptimizer _optimizer;
    private readonly TorchAverage? _average;
    private long _step;

    /// <summary>Builds the recipe's network with its first weights.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="threads">The threads of PyTorch's kernels.</param>
    /// <param name="target">Where it computes.</param>
    public TorchBackend(Recipe recipe, int threads, Device target)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        set_num_threads(threads);
        (_recipe, _device) = (recipe, target);
        _network = new TorchNetwork(recipe, FirstWeights(recipe), target);
        _optimizer = TorchOptimizers.Make(recipe.Optimizer, _network.Parameters);
        _average = recipe.Averaging is null ? null : new TorchAverage(_network, recipe.Averaging.Decay);
    }

    /// <inheritdoc/>
    public string Name => "torchsharp";

    /// <inheritdoc/>
    public BatchResult TrainBatch(in TrainingBatch batch, float learningRate)
    {
        int count = batch.Labels.Length;
        BatchCheck.Images(_recipe, batch.Images, count);
        var targets = new LossTargets(_recipe, batch);
        // What a step makes on the native heap goes with it; waiting for the collector would fill the memory.
        using var scope = NewDisposeScope();
        _average?.Place(averages: false);
        Tensor[] leaves = [.. _network.Parameters.Select(p => p.BeginStep())];
        try
        {
            Tensor logits = _network.Forward(batch.Images, new TorchStep(IsTraining: true, count, _step++));
            Tensor loss = TorchLoss.Mean(logits, targets, count, _recipe.Classes, _device);
            IList<Tensor> gradients = autograd.grad([loss], leaves);
            using (no_grad())
            {
                _optimizer.Step(gradients, learningRate);
                _average?.Update(_step - 1);
            }
            return new BatchResult((loss.item<float>() * (double)count) + targets.Constant, CountCorrect(TorchTensors.Read(logits), batch.Labels), count);
        }
        finally
        {
            foreach (TorchParameter parameter in _network.Parameters)
                parameter.EndStep();
        }
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> images, Span<float> probabilities)
    {
        int count = BatchCheck.Prediction(_recipe, images, probabilities), classes = _recipe.Classes;
        using var scope = NewDisposeScope();
        using IDisposable still = no_grad();
        _average?.Place(averages: true);
        TorchTensors.Read(_network.Forward(images, new TorchStep(IsTraining: false, count, 0))).CopyTo(probabilities);
        for (int i = 0; i < count; i++)
            LogitMath.Softmax(probabilities.Slice(i * classes, classes));
    }

    /// <inheritdoc/>
    public TrainedModel Export()
    {
        _average?.Place(averages: true);
        return new TrainedModel(_recipe.Name, _recipe.Input, _network.Export());
    }

    /// <inheritdoc/>
    public void Load(TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _average?.Place(averages: false);
        _network.Load(model);
        _average?.Restart();
    }

    /// <inheritdoc/>
    public IReadOnlyList<StateTensor> SaveState()
    {
        _average?.Place(averages: false);
        return TorchState.Save(_network, _optimizer, _step, _average);
    }

    /// <inheritdoc/>
    public void LoadState(IReadOnlyList<StateTensor> state)
    {
        _average?.Place(averages: false);
        _step = TorchState.Load(_network, _optimizer, state, _average);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (TorchArray moment in _optimizer.Moments)
            moment.Dispose();
        _average?.Dispose();
        _network.Dispose();
    }

    // A managed network of the recipe for a single image is small and has the very weights that the managed backend begins with.
    private static TrainedModel FirstWeights(Recipe recipe)
    {
        using var pool = new WorkerPool(1);
        using var managed = new ManagedBackend(recipe with { Batch = 1 }, pool);
        return managed.Export();
    }

    private int CountCorrect(float[] logits, ReadOnlySpan<byte> labels)
    {
        int correct = 0, classes = _recipe.Classes;
        for (int i = 0; i < labels.Length; i++)
            correct += ArgMax.Of(logits.AsSpan(i * classes, classes)) == labels[i] ? 1 : 0;
        return correct;
    }
}
