namespace Edge.Trainer.Managed.Layers;

/// <summary>A layer that can take max(x, 0) of its own results, so that no second pass over them is needed.</summary>
internal interface IFusesRelu
{
    /// <summary>Whether it does.</summary>
    bool Relu { get; set; }
}
