namespace Edge.Trainer.Recipes;

/// <summary>The second phase of a training, on the quantised network.</summary>
public sealed record QuantizationSpec
{
    /// <summary>Its epochs, after those of the float phase.</summary>
    public required int Epochs { get; init; }

    /// <summary>Its step size at the start.</summary>
    public float LearningRate { get; init; } = 1e-4f;

    /// <summary>How that changes during the phase.</summary>
    public ScheduleSpec Schedule { get; init; } = new() { Type = ScheduleType.Cosine };
}
