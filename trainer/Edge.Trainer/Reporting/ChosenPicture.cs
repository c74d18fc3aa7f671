namespace Edge.Trainer.Reporting;

/// <summary>The picture whose activations the page shows.</summary>
/// <param name="Pixels">The network's input: pixel / 255, NHWC.</param>
/// <param name="Description">What it is.</param>
public sealed record ChosenPicture(float[] Pixels, string Description);
