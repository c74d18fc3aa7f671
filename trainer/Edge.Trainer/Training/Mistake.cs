namespace Edge.Trainer.Training;

/// <summary>An image that was answered wrongly.</summary>
/// <param name="Index">Its place in its set, from 0.</param>
/// <param name="Label">Its class.</param>
/// <param name="Answer">The likeliest class.</param>
/// <param name="Probability">The probability of that.</param>
/// <param name="Loss">The image's cross-entropy, in nats.</param>
public sealed record Mistake(int Index, int Label, int Answer, double Probability, double Loss);
