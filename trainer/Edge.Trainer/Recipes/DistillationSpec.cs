namespace Edge.Trainer.Recipes;

/// <summary>Training towards a bigger trained network (Hinton, Vinyals and Dean, 2015).</summary>
/// <remarks>Loss: (1 - weight) CE(labels) + weight T^2 KL(teacher at T || student at T), where p at T is softmax(logits / T), that is p^(1/T) normalised.</remarks>
public sealed record DistillationSpec
{
    /// <summary>The name of a recipe in the same folder, or a folder with its trained checkpoint.</summary>
    public required string Teacher { get; init; }

    /// <summary>The teacher's share of the loss, in [0, 1].</summary>
    public float Weight { get; init; } = 0.5f;

    /// <summary>The temperature T, at least 1: the higher, the more the improbable classes tell.</summary>
    public float Temperature { get; init; } = 2;
}
