using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Cli;
using Edge.Trainer.Export;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Managed.Optimizers;
using Edge.Trainer.Managed.Quantization;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;

namespace Edge.Trainer.Managed;

/// <summary>Quantisation-aware training: forward is the engine's integer arithmetic, so that the accuracy is that of the int8 model; backward is straight-through (Jacob et al., 2018).</summary>
/// <remarks>
/// Weights have a scale for each channel, max |w| / 127 at every step; the ranges of activations follow those of the batches until they are frozen; the first
/// batch sets them. The same recipe gives the same bits with any number of threads.
/// </remarks>
public sealed class QuantizedBackend : ITrainingBackend
{
    private readonly Recipe _recipe;
    private readonly TrainedModel _model;
    private readonly SequentialNetwork _network;
    private readonly IObservedLayer[] _observed;
    private readonly IOptimizer _optimizer;
    private readonly WeightAverage? _average;
    private long _step;

    /// <summary>Builds the int8 form of a trained network.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="model">Its network, trained in floats or by this backend.</param>
    /// <param name="pool">The threads; they stay the caller's.</param>
    /// <exception cref="UserErrorException">The network has a layer where int8 networks cannot have one.</exception>
    public QuantizedBackend(Recipe recipe, TrainedModel model, WorkerPool pool)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(pool);
        (_recipe, _model) = (recipe, LayerFolding.Apply(model));
        var context = new NetworkContext(recipe.Batch, pool.Workers, recipe.Seed);
        _network = new SequentialNetwork(recipe, context, pool, input => QuantizedLayerFactory.Build(_model.Layers, input, context));
        _observed = [.. _network.Layers.OfType<IObservedLayer>()];
        _optimizer = OptimizerFactory.Make(recipe.Optimizer, _network.Parameters, [.. _observed.OfType<QuantizedWeightedLayer>().Select(l => l.Weights)], pool);
        _average = recipe.Averaging is null ? null : new WeightAverage(_network.Layers, recipe.Averaging.Decay);
        Load(_model);
    }

    /// <inheritdoc/>
    public string Name => "managed int8";

    /// <summary>Whether the ranges of activations stay as they are: towards the end of a training, so that the weights can settle.</summary>
    public bool RangesFrozen { get; set; }

    /// <summary>Freezes the ranges in the last third of the epochs.</summary>
    /// <inheritdoc/>
    public void BeginEpoch(int epoch, int epochs) => RangesFrozen = epoch >= epochs - (epochs / 3);

    // The logits as integers, before the last layer makes them real.
    internal Activations Logits => _network.Layers[^1].Input;

    /// <inheritdoc/>
    public BatchResult TrainBatch(in TrainingBatch batch, float learningRate)
    {
        int count = batch.Labels.Length, chunks = Chunk.CountOf(count);
        _average?.Place(averages: false);
        CopyIn(batch.Images, count);
        _network.Loss.SetTargets(batch);
        if (!IsCalibrated)
            Calibrate(count);
        // As of a float network that has diverged, there is no loss.
        if (!TryRequantize())
            return new BatchResult(double.NaN, 0, count);
        _network.ForwardBackward(count, _step++);
        _optimizer.Step(learningRate);
        if (!RangesFrozen)
            foreach (IObservedLayer layer in _observed)
                layer.Observe(chunks);
        _average?.Update(_step - 1);
        (double loss, int correct) = _network.Loss.Total(chunks);
        return new BatchResult(loss, correct, count);
    }

    /// <summary>The probabilities that the int8 model gives: multiples of 1/256.</summary>
    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No batch was trained and no state loaded, so that the ranges are not known.</exception>
    public void Predict(ReadOnlySpan<float> images, Span<float> probabilities)
    {
        int count = BatchCheck.Prediction(_recipe, images, probabilities), classes = _recipe.Classes;
        RequireRanges();
        CopyIn(images, count);
        if (!TryRequantize())
        {
            probabilities.Fill(float.NaN);
            return;
        }
        _network.Infer(count);
        var softmax = new Int8Softmax(classes, _observed[^1].Tensor.Quantization);
        for (int i = 0; i < count; i++)
            softmax.Run(Logits.Values.Span.Slice(i * classes, classes), probabilities.Slice(i * classes, classes));
    }

    /// <summary>The network with its integers; batch normalisation is folded into the layers before it.</summary>
    /// <exception cref="InvalidOperationException">No batch was trained and no state loaded, so that the ranges are not known.</exception>
    public TrainedModel Export()
    {
        RequireRanges();
        if (!TryRequantize())
            throw new InvalidOperationException("Expected weights that 8 bits can hold, got others; the training has diverged.");
        return _model with { Layers = QuantizedLayers.Of(_model.Layers, _observed), InputQuantization = QuantizeInputLayer.Quantization };
    }

    /// <inheritdoc/>
    public void Load(TrainedModel model)
    {
        TrainedLayer[] layers = [.. LayerFolding.Quantized(LayerFolding.Apply(model).Layers)];
        if (layers.Length != _observed.Length)
            throw new ArgumentException($"Expected a model with {_observed.Length} layers that are quantised, got '{model.Name}' with {layers.Length}.", nameof(model));
        // All is checked before anything changes.
        for (int i = 0; i < layers.Length; i++)
            if (_observed[i] is QuantizedWeightedLayer weighted && (layers[i].Weights?.Length != weighted.Weights.Length || layers[i].Bias!.Length != weighted.Bias.Length))
                throw new ArgumentException($"Expected {weighted.Weights.Length} weights in quantised layer {i + 1}, got {layers[i].Weights?.Length ?? 0}.", nameof(model));
        _average?.Place(averages: false);
        for (int i = 0; i < layers.Length; i++)
        {
            if (_observed[i] is QuantizedWeightedLayer weighted)
            {
                layers[i].Weights.CopyTo(weighted.Weights.Values.Span);
                layers[i].Bias.CopyTo(weighted.Bias.Values.Span);
            }
            if (layers[i].Quantization is LayerQuantization quantization)
                _observed[i].Tensor.Range = quantization.Range;
        }
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
        _step = NetworkState.Load(_network, _optimizer, state, _average);
    }

    /// <summary>Nothing to free: the memory is managed.</summary>
    public void Dispose()
    {
    }

    // All ranges become known together.
    private bool IsCalibrated => _observed[^1].Tensor.IsKnown;

    // Layer by layer: each one's range is that of what the layers before it give in integers.
    private void Calibrate(int count)
    {
        foreach (Layer layer in _network.Layers)
        {
            var observed = layer as IObservedLayer;
            if (observed?.TryRequantize() == false)
                return;
            layer.Prepare();
            _network.Forward(layer, count, _step);
            if (observed is null)
                continue;
            observed.Observe(Chunk.CountOf(count));
            observed.TryRequantize();
            _network.Forward(layer, count, _step);
        }
        _average?.Restart();
    }

    private bool TryRequantize()
    {
        foreach (IObservedLayer layer in _observed)
            if (!layer.TryRequantize())
                return false;
        return true;
    }

    // Afterwards the network holds what is validated and exported.
    private void RequireRanges()
    {
        _average?.Place(averages: true);
        if (!IsCalibrated)
            throw new InvalidOperationException("Expected a trained batch or a loaded state before the int8 network is used, got neither.");
    }

    private void CopyIn(ReadOnlySpan<float> images, int count)
    {
        BatchCheck.Images(_recipe, images, count);
        images.CopyTo(_network.Input.Values.Span);
    }
}
