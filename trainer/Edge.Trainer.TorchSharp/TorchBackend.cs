using System;
using System.Collections.Generic;
using System.Linq;
using Edge.Cli;
using Edge.Trainer.Export;
using Edge.Trainer.Recipes;
using Edge.Trainer.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch;

/// <summary>Training by TorchSharp: Adam or SGD and cross entropy on PyTorch's own kernels.</summary>
/// <remarks>PyTorch draws its first weights otherwise than the managed backend does; the two train to the same accuracy, not to the same numbers.</remarks>
public sealed class TorchBackend : ITrainingBackend
{
    private readonly Recipe _recipe;
    private readonly TorchNetwork _network;
    private readonly optim.Optimizer _optimizer;
    private readonly CrossEntropyLoss _loss;

    /// <summary>Builds the recipe's network with its first weights.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="threads">The threads of PyTorch's kernels.</param>
    public TorchBackend(Recipe recipe, int threads)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        set_num_threads(threads);
        _recipe = recipe;
        _loss = nn.CrossEntropyLoss();
        _network = new TorchNetwork(recipe);
        OptimizerSpec spec = recipe.Optimizer;
        _optimizer = spec.Type switch
        {
            OptimizerType.Adam => optim.Adam(_network.Module.parameters(), spec.LearningRate, spec.Beta1, spec.Beta2, spec.Epsilon),
            OptimizerType.Sgd => optim.SGD(_network.Module.parameters(), spec.LearningRate, spec.Momentum),
            _ => throw new ArgumentException($"Expected an optimiser that TorchSharp can be given, got {spec.Type}; teach it to {nameof(TorchBackend)}.", nameof(recipe)),
        };
    }

    /// <summary>Makes a backend, or says why TorchSharp does not run here.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="threads">The threads of PyTorch's kernels.</param>
    /// <exception cref="UserErrorException">The native library is not there for this machine, or the recipe has a layer that this backend does not build.</exception>
    public static TorchBackend Open(Recipe recipe, int threads)
    {
        try
        {
            return new TorchBackend(recipe, threads);
        }
        catch (Exception e) when (e is NotSupportedException or DllNotFoundException or TypeInitializationException)
        {
            throw new UserErrorException($"Expected TorchSharp's native library for this machine, could not load it ({e.GetBaseException().Message}); train by Edge.Trainer, which needs none.", e);
        }
    }

    /// <inheritdoc/>
    public string Name => "torchsharp";

    /// <inheritdoc/>
    public BatchResult TrainBatch(in TrainingBatch batch, float learningRate)
    {
        ReadOnlySpan<float> images = batch.Images;
        ReadOnlySpan<byte> labels = batch.Labels;
        Check(images, labels.Length);
        // What a step makes on the native heap goes with it; waiting for the collector would fill the memory.
        using var scope = NewDisposeScope();
        foreach (optim.ILearningRateController group in _optimizer.ParamGroups)
            group.LearningRate = learningRate;
        _network.Module.train();
        _optimizer.zero_grad();
        Tensor logits = Forward(images, labels.Length);
        Tensor loss = _loss.forward(logits, tensor(Array.ConvertAll(labels.ToArray(), l => (long)l)));
        loss.backward();
        _optimizer.step();
        return new BatchResult((double)loss.item<float>() * labels.Length, CountCorrect(Copy(logits), labels), labels.Length);
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<float> images, Span<float> probabilities)
    {
        int count = images.Length / _recipe.Input.Length, classes = _recipe.Classes;
        Check(images, count);
        if (probabilities.Length != count * classes)
            throw new ArgumentException($"Expected room for {count} x {classes} probabilities, got {probabilities.Length}.", nameof(probabilities));
        using var scope = NewDisposeScope();
        using IDisposable still = no_grad();
        _network.Module.eval();
        Copy(Forward(images, count)).CopyTo(probabilities);
        for (int i = 0; i < count; i++)
            LogitMath.Softmax(probabilities.Slice(i * classes, classes));
    }

    /// <inheritdoc/>
    public TrainedModel Export() => new(_recipe.Name, _recipe.Input, _network.Layers.Select(Export).ToArray());

    /// <inheritdoc/>
    public void Load(TrainedModel model) => throw Absent("to load a model");

    /// <inheritdoc/>
    public IReadOnlyList<StateTensor> SaveState() => throw Absent("to save its state");

    /// <inheritdoc/>
    public void LoadState(IReadOnlyList<StateTensor> state) => throw Absent("to load its state");

    /// <inheritdoc/>
    public void Dispose()
    {
        _optimizer.Dispose();
        _loss.Dispose();
        _network.Dispose();
    }

    private static UserErrorException Absent(string what) => new($"Expected a backend that is able {what}, got torchsharp, which is not yet; train by Edge.Trainer.");

    private static TrainedLayer Export(TorchLayer layer)
    {
        using var scope = NewDisposeScope();
        LayerSpec spec = layer.Spec.Activation == Activation.Softmax ? layer.Spec with { Activation = Activation.None } : layer.Spec;
        var trained = new TrainedLayer(spec);
        return layer.Module switch
        {
            Conv2d conv => trained with { Weights = TorchLayout.ConvolutionFromTorch(Copy(conv.weight), spec.Kernel, layer.Image.Channels, spec.Filters), Bias = Copy(conv.bias) },
            Linear linear => trained with { Weights = TorchLayout.DenseFromTorch(Copy(linear.weight), layer.Image, spec.Units), Bias = Copy(linear.bias) },
            BatchNorm2d norm => trained with { Gamma = Copy(norm.weight), Beta = Copy(norm.bias), Mean = Copy(norm.running_mean), Variance = Copy(norm.running_var), Epsilon = TorchNetwork.Epsilon },
            _ => trained,
        };
    }

    private static float[] Copy(Tensor? values) => values!.detach().cpu().contiguous().data<float>().ToArray();

    private Tensor Forward(ReadOnlySpan<float> images, int count) =>
        _network.Module.forward(tensor(TorchLayout.ImagesToTorch(images, _recipe.Input), new long[] { count, _recipe.Input.Channels, _recipe.Input.Height, _recipe.Input.Width }));

    private int CountCorrect(float[] logits, ReadOnlySpan<byte> labels)
    {
        int correct = 0, classes = _recipe.Classes;
        for (int i = 0; i < labels.Length; i++)
            correct += LogitMath.ArgMax(logits.AsSpan(i * classes, classes)) == labels[i] ? 1 : 0;
        return correct;
    }

    private void Check(ReadOnlySpan<float> images, int count)
    {
        if (count > _recipe.Batch || images.Length != count * _recipe.Input.Length)
            throw new ArgumentException($"Expected up to {_recipe.Batch} images of {_recipe.Input.Length} values, got {images.Length} values for {count} labels.", nameof(images));
    }
}
