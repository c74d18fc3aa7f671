using Edge.Trainer.Export;

namespace Edge.Trainer.Managed.Quantization;

/// <summary>A layer whose output's range follows what it gives.</summary>
internal interface IObservedLayer
{
    /// <summary>The output's quantisation.</summary>
    QuantizedTensor Tensor { get; }

    /// <summary>The integers of the present weights and ranges.</summary>
    LayerQuantization Integers();

    /// <summary>Moves the range to what the chunks of the last training step gave.</summary>
    void Observe(int chunks);
}
