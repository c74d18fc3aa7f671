using System;
using System.Linq;
using Edge.Trainer.Export;
using Edge.Trainer.Managed.Layers;

namespace Edge.Trainer.Managed;

/// <summary>Puts a trained model into a network.</summary>
internal static class NetworkWeights
{
    /// <summary>Copies weights, biases and what batch normalisation has, layer by layer in the order of the network.</summary>
    /// <exception cref="ArgumentException">The model is of another network.</exception>
    public static void Load(SequentialNetwork network, TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Layer[] layers = [.. network.Layers.Where(l => l is IWeightedLayer or BatchNormLayer)];
        TrainedLayer[] trained = [.. model.Leaves().Where(l => l.Weights is not null || l.Gamma is not null)];
        if (layers.Length != trained.Length)
            throw new ArgumentException($"Expected a model with {layers.Length} layers that learn, got '{model.Name}' with {trained.Length}.", nameof(model));
        // All is checked before anything changes.
        foreach (bool copy in new[] { false, true })
            for (int i = 0; i < layers.Length; i++)
                PutLayer(copy, layers[i], trained[i], $"{layers[i].Spec.Type}, learning layer {i + 1}");
    }

    private static void PutLayer(bool copy, Layer layer, TrainedLayer trained, string place)
    {
        if (layer is BatchNormLayer norm)
        {
            Put(copy, $"the scale of {place}", norm.Gamma.Values.Span, trained.Gamma);
            Put(copy, $"the offset of {place}", norm.Beta.Values.Span, trained.Beta);
            Put(copy, $"the mean of {place}", norm.Mean, trained.Mean);
            Put(copy, $"the variance of {place}", norm.Variance, trained.Variance);
            return;
        }
        var weighted = (IWeightedLayer)layer;
        Put(copy, $"the weights of {place}", weighted.Weights.Values.Span, trained.Weights);
        if (weighted.Bias is not null)
            Put(copy, $"the bias of {place}", weighted.Bias.Values.Span, trained.Bias ?? new float[weighted.Bias.Length]);
        else if (trained.Bias?.Any(b => b != 0) == true)
            throw new ArgumentException($"Expected no bias for {place}, which batch normalisation follows, got one.");
    }

    private static void Put(bool copy, string what, Span<float> target, float[]? source)
    {
        if (source?.Length != target.Length)
            throw new ArgumentException($"Expected {target.Length} values for {what}, got {source?.Length ?? 0}.");
        if (copy)
            source.CopyTo(target);
    }
}
