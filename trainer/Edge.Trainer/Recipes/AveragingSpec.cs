namespace Edge.Trainer.Recipes;

/// <summary>The exponential moving average of the weights, taken after every step; it is what is validated, tested and exported.</summary>
public sealed record AveragingSpec
{
    /// <summary>The share of the past at each step, in [0, 1). In the first steps it is min(decay, (1 + steps) / (10 + steps)), so that the first weights are soon forgotten.</summary>
    public float Decay { get; init; } = 0.999f;
}
