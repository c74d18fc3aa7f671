namespace Edge.Trainer.Recipes;

/// <summary>The optimiser of a recipe.</summary>
public sealed record OptimizerSpec
{
    /// <summary>The method.</summary>
    public OptimizerType Type { get; init; }

    /// <summary>The step size at the start.</summary>
    public float LearningRate { get; init; } = 0.001f;

    /// <summary>Momentum of SGD, in [0, 1).</summary>
    public float Momentum { get; init; } = 0.9f;

    /// <summary>Decay of Adam's first moment, in [0, 1).</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>Decay of Adam's second moment, in [0, 1).</summary>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>What keeps Adam's divisor from zero.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>How the learning rate changes.</summary>
    public ScheduleSpec Schedule { get; init; } = new();
}
