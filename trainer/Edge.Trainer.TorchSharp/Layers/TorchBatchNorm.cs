using System.Collections.Generic;
using Edge.Trainer.Export;
using Edge.Trainer.Recipes;
using static TorchSharp.torch;

namespace Edge.Trainer.Torch.Layers;

/// <summary>Batch normalisation of each channel of images or of each value of vectors.</summary>
/// <remarks>The moving variance follows the unbiased variance of batches, as in the managed backend; normalisation uses the biased one.</remarks>
internal sealed class TorchBatchNorm : TorchLayer
{
    // The share of the batch in the moving statistics.
    private const double Momentum = 0.1;

    private readonly TorchParameter _gamma;
    private readonly TorchParameter _beta;
    private readonly TorchArray _mean;
    private readonly TorchArray _variance;
    private readonly float _epsilon;
    private readonly int _pixels;

    /// <param name="spec">The layer.</param>
    /// <param name="input">The shape of its input.</param>
    /// <param name="first">Its first values.</param>
    /// <param name="device">Where it lives.</param>
    public TorchBatchNorm(LayerSpec spec, TensorShape input, TrainedLayer first, Device device)
        : base(spec)
    {
        int channels = input.Channels;
        (_gamma, _beta) = (new TorchParameter(first.Gamma!, device, channels), new TorchParameter(first.Beta!, device, channels));
        (_mean, _variance) = (new TorchArray(first.Mean!, device, channels), new TorchArray(first.Variance!, device, channels));
        (_epsilon, _pixels) = (first.Epsilon, input.Height * input.Width);
        (Parameters, Statistics) = ([_gamma, _beta], [_mean, _variance]);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TorchParameter> Parameters { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TorchArray> Statistics { get; }

    /// <inheritdoc/>
    public override Tensor Forward(Tensor input, TorchStep step) => step.IsTraining && step.Samples * _pixels == 1
        ? ForwardOfOneValue(input)
        : nn.functional.batch_norm(input, _mean.Value, _variance.Value, _gamma.Current, _beta.Current, step.IsTraining, Momentum, _epsilon);

    /// <inheritdoc/>
    public override IEnumerable<(string What, TorchArray Target, float[]? Source)> Match(TrainedLayer trained) =>
    [
        ("scale", _gamma, trained.Gamma),
        ("offset", _beta, trained.Beta),
        ("mean", _mean, trained.Mean),
        ("variance", _variance, trained.Variance),
    ];

    /// <inheritdoc/>
    public override TrainedLayer Export() => new(Spec)
    {
        Gamma = _gamma.Read(),
        Beta = _beta.Read(),
        Mean = _mean.Read(),
        Variance = _variance.Read(),
        Epsilon = _epsilon,
    };

    // A single value a channel has no unbiased variance: PyTorch would make it not a number, here it counts as 0.
    private Tensor ForwardOfOneValue(Tensor input)
    {
        Tensor result = nn.functional.batch_norm(input, _mean.Value, _variance.Value.clone(), _gamma.Current, _beta.Current, true, Momentum, _epsilon);
        _variance.Value.mul_(1 - Momentum);
        return result;
    }
}
