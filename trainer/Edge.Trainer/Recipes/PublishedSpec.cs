namespace Edge.Trainer.Recipes;

/// <summary>What the author of a network says that it reaches on the test images.</summary>
/// <param name="Accuracy">Right answers, in percent.</param>
/// <param name="Loss">The mean cross-entropy, in nats, or null where it is not told.</param>
/// <param name="Title">The name of the publication.</param>
/// <param name="Url">Its address, http or https, or null where it is not told.</param>
public sealed record PublishedSpec(double Accuracy, double? Loss, string Title, string? Url);
