namespace Edge.Trainer.Recipes;

/// <summary>The optimiser of a recipe.</summary>
public sealed record OptimizerSpec
{
    /// <summary>The method.</summary>
    public OptimizerType Type { get; init; }

    /// <summary>The step size, before the schedule.</summary>
    public float LearningRate { get; init; } = 0.001f;

    /// <summary>Momentum of SGD and RMSprop, in [0, 1). Recipes get 0.9 for SGD and 0 for RMSprop.</summary>
    public float Momentum { get; init; } = 0.9f;

    /// <summary>Whether SGD looks ahead as Nesterov has it.</summary>
    public bool Nesterov { get; init; }

    /// <summary>Decay of RMSprop's mean of squares, in [0, 1).</summary>
    public float Rho { get; init; } = 0.9f;

    /// <summary>Decay of Adam's first moment, in [0, 1).</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>Decay of Adam's second moment, in [0, 1).</summary>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>What keeps the divisor of Adam (outside of the root) and RMSprop (inside of it) from zero. Recipes get 1e-8 for Adam, as PyTorch, and 1e-7 for RMSprop, as Keras.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>The part of a convolution's or dense layer's weights, biases apart, that AdamW and SGD take off at each step, times the learning rate.</summary>
    public float WeightDecay { get; init; }

    /// <summary>How the learning rate changes.</summary>
    public ScheduleSpec Schedule { get; init; } = new();
}
