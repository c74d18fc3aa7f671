using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Trainer.Managed.Layers;
using Edge.Trainer.Managed.Numerics;
using Edge.Trainer.Recipes;

namespace Edge.Trainer.Managed;

/// <summary>A chain of layers, run chunk by chunk over the threads of a pool; the chunks meet only where a layer needs the whole batch.</summary>
internal sealed class SequentialNetwork
{
    private readonly WorkerPool _pool;
    private readonly Layer[] _layers;
    private readonly Layer[] _alone;
    private readonly Layer[] _inOrder;
    private readonly Phase[] _training;
    private readonly Phase[] _inference;
    private readonly Action<int, int> _runChunk;
    private readonly Action<int, int> _prepare;
    private readonly Action<int, int> _prepareInference;
    private readonly Action<int, int> _reduce;
    private readonly (Parameter Parameter, int Slice)[] _slices;
    private ChunkAction[] _actions = [];
    private int _samples;
    private long _step;

    public SequentialNetwork(Recipe recipe, NetworkContext context, WorkerPool pool)
        : this(recipe, context, pool, input => LayerFactory.Build(recipe.Network, input, context))
    {
    }

    /// <param name="recipe">The shape of an image and the loss.</param>
    /// <param name="context">The sizes.</param>
    /// <param name="pool">The threads.</param>
    /// <param name="build">Makes the layers behind the input.</param>
    public SequentialNetwork(Recipe recipe, NetworkContext context, WorkerPool pool, Func<Activations, IEnumerable<Layer>> build)
    {
        _pool = pool;
        Input = new Activations(recipe.Input, new FloatBuffer(recipe.Input.Length * context.Batch), gradients: null);
        _layers = [.. build(Input)];
        Loss = new SoftmaxLoss(Output, context, recipe.LabelSmoothing, recipe.Distillation);
        Parameters = [.. _layers.SelectMany(l => l.Parameters)];
        _training = [.. TrainingPhases()];
        _inference = [new Phase([.. _layers.Select(l => (ChunkAction)l.Infer)], null)];
        (_alone, _inOrder) = ([.. _layers.Where(l => l.PreparesAlone)], [.. _layers.Where(l => !l.PreparesAlone)]);
        // Made once: a delegate made in the loop would be garbage at every step.
        (_runChunk, _reduce) = (RunChunk, Reduce);
        (_prepare, _prepareInference) = ((i, _) => _alone[i].Prepare(), (i, _) => _alone[i].PrepareInference());
        _slices = [.. Parameters.SelectMany(p => Enumerable.Range(0, p.Slices).Select(slice => (p, slice)))];
    }

    public Activations Input { get; }

    public IReadOnlyList<Layer> Layers => _layers;

    public SoftmaxLoss Loss { get; }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The logits.</summary>
    public Activations Output => _layers[^1].Output;

    /// <summary>Forward, loss and backward of the batch in <see cref="Input"/> and the labels of <see cref="Loss"/>; leaves the gradients in the parameters.</summary>
    public void ForwardBackward(int samples, long step)
    {
        Loss.Samples = samples;
        _pool.Run(_alone.Length, _prepare);
        foreach (Layer layer in _inOrder)
            layer.Prepare();
        Run(_training, samples, step);
        _pool.Run(_slices.Length, _reduce);
    }

    /// <summary>The logits of the batch in <see cref="Input"/>, as the trained network gives them.</summary>
    /// <param name="samples">Its samples.</param>
    /// <param name="isPrepared">Whether the call before was this one too and nothing was changed since.</param>
    public void Infer(int samples, bool isPrepared = false)
    {
        if (!isPrepared)
        {
            _pool.Run(_alone.Length, _prepareInference);
            foreach (Layer layer in _inOrder)
                layer.PrepareInference();
        }
        Run(_inference, samples, step: 0);
    }

    /// <summary>One layer's work while training, alone.</summary>
    public void Forward(Layer layer, int samples, long step) => Run([new Phase([layer.Forward], null)], samples, step);

    private void Run(Phase[] phases, int samples, long step)
    {
        (_samples, _step) = (samples, step);
        int chunks = Chunk.CountOf(samples);
        foreach (Phase phase in phases)
        {
            _actions = phase.Actions;
            _pool.Run(chunks, _runChunk);
            phase.Reduce?.Invoke(samples, chunks);
        }
    }

    private void RunChunk(int index, int worker)
    {
        int start = index * Chunk.Size;
        var chunk = new Chunk(index, start, Math.Min(Chunk.Size, _samples - start), worker, _step);
        foreach (ChunkAction action in _actions)
            action(chunk);
    }

    private void Reduce(int index, int worker) => _slices[index].Parameter.ReduceGradient(_slices[index].Slice, _samples);

    private IEnumerable<Phase> TrainingPhases()
    {
        var actions = new List<ChunkAction>();
        foreach (Layer layer in _layers)
        {
            if (layer is IBatchLayer batch)
            {
                yield return new Phase([.. actions, batch.GatherForward], batch.ReduceForward);
                actions.Clear();
            }
            actions.Add(layer.Forward);
        }
        actions.Add(Loss.Run);
        foreach (Layer layer in _layers.AsEnumerable().Reverse())
        {
            if (layer is IBatchLayer batch)
            {
                yield return new Phase([.. actions, batch.GatherBackward], batch.ReduceBackward);
                actions.Clear();
            }
            actions.Add(layer.Backward);
        }
        yield return new Phase([.. actions], null);
    }
}
