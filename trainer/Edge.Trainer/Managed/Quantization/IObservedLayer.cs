using Edge.Trainer.Export;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>A layer whose output's range follows what it gives.</summary>
internal interface IObservedLayer
{
    /// <summary>The output's quantisation.</summary>
    QuantizedTensor Tensor { get; }

    /// <summary>Makes the integers of the present weights and ranges. Layers must do so in the order of the network, as each needs the scale of the one before.</summary>
    /// <returns>False where a weight or a range is so large, or no number at all, that there are no such integers.</returns>
    bool TryRequantize();

    /// <summary>The integers that <see cref="TryRequantize"/> made.</summary>
    LayerQuantization Integers();

    /// <summary>Moves the range to what the chunks of the last training step gave.</summary>
    void Observe(int chunks);
}
